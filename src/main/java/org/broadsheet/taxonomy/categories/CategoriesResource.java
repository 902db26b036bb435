package org.broadsheet.taxonomy.categories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.idempotency.Idempotent;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.IfMatchCheck;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Role;
import org.broadsheet.site.SiteLanguages;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/categories")
@Produces(MediaType.APPLICATION_JSON)
public class CategoriesResource {
    private static final String LIST = "/v1/categories";

    /** The tree, as its readers get it. */
    public record Tree(List<CategoryNode> items) {}

    private final CategoryQueries queries;
    private final SiteLanguages languages;
    private final Caller caller;
    private final CategoryTreeWriter planting;
    private final StrictJsonReader json;
    private final JsonResponses answers;
    private final DryRun dryRuns;
    private final IfMatchCheck upToDate;
    private final FormerSlugs formerSlugs;

    CategoriesResource(
            CategoryQueries queries,
            SiteLanguages languages,
            Caller caller,
            CategoryTreeWriter planting,
            StrictJsonReader json,
            JsonResponses answers,
            DryRun dryRuns,
            IfMatchCheck upToDate,
            FormerSlugs formerSlugs) {
        this.queries = queries;
        this.languages = languages;
        this.caller = caller;
        this.planting = planting;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
        this.upToDate = upToDate;
        this.formerSlugs = formerSlugs;
    }

    @GET
    @PermitAll
    public Response list(@RestQuery PreferredLanguages language) {
        return answers.read(
                new Tree(tree(language).nodes()), CacheMetadata.of(List.of("categories", CacheMetadata.ARTICLES)));
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public Response get(@RestPath String slug, @RestQuery PreferredLanguages language) {
        CategoryTree tree = tree(language);
        return tree.view(slug)
                .map(view -> answers.read(
                        view, CacheMetadata.of(List.of("categories", "category-" + slug, CacheMetadata.ARTICLES))))
                .or(() -> formerSlugs
                        .current(TaxonomyKind.CATEGORY, slug)
                        .filter(current -> tree.view(current).isPresent())
                        .map(current -> JsonResponses.moved(LIST + "/" + current)))
                .orElseThrow(() -> ProblemException.notFound(TaxonomyKind.CATEGORY.name(), slug));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Idempotent
    public Response create(CategoryInput input, @RestQuery boolean dryRun) {
        return created(planting.plant(Optional.empty(), input), dryRun);
    }

    @PUT
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response put(
            @RestPath String slug,
            CategoryInput input,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("If-None-Match") String ifNoneMatch,
            @RestQuery boolean dryRun) {
        Optional<Category> existing = planting.find(slug);
        if (existing.isPresent()) {
            ConditionalRequest.requireNoneExpected(ifNoneMatch);
            return replaced(existing.get(), input, ifMatch, dryRun);
        }
        ConditionalRequest.requireNothingExpected(ifMatch);
        return created(planting.plant(Optional.of(Slug.inPath(slug)), input), dryRun);
    }

    @PATCH
    @Path("{slug}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response patch(
            @RestPath String slug,
            RequestBody patch,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        Category existing = planting.get(slug);
        CategoryInput input = json.merge(CategoryInput.of(existing), patch.bytes(), CategoryInput.class);
        return replaced(existing, input, ifMatch, dryRun);
    }

    @DELETE
    @Path("{slug}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response delete(
            @RestPath String slug,
            @RestQuery Slug moveTo,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        Category doomed = planting.get(slug);
        upToDate.require(ifMatch, doomed.version, () -> written(doomed), List::of);
        planting.uproot(doomed, moveTo);
        dryRuns.undoIf(dryRun);
        return Response.noContent().build();
    }

    private Response created(Category category, boolean dryRun) {
        List<FieldChange> changes = dryRun ? JsonDiff.creating(json.written(CategoryInput.of(category))) : null;
        Response answer = answers.created(written(category), LIST + "/" + category.slug, changes);
        dryRuns.undoIf(dryRun);
        return answer;
    }

    private Response replaced(Category existing, CategoryInput input, String ifMatch, boolean dryRun) {
        ObjectNode before = json.written(CategoryInput.of(existing));
        upToDate.require(
                ifMatch, existing.version, () -> written(existing), () -> JsonDiff.wanted(before, json.written(input)));
        planting.replant(existing, input);
        List<FieldChange> changes = dryRun ? JsonDiff.between(before, json.written(CategoryInput.of(existing))) : null;
        Response answer = answers.written(written(existing), changes);
        dryRuns.undoIf(dryRun);
        return answer;
    }

    private CategoryTree tree(PreferredLanguages language) {
        List<CategoryQueries.Line> all = queries.all(languages.serve(language));
        return caller.seesDrafts() ? new CategoryTree(all) : CategoryTree.published(all);
    }

    private CategoryView written(Category category) {
        return new CategoryTree(queries.all(null)).view(category.slug).orElseThrow();
    }
}
