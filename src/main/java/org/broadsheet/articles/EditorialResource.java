package org.broadsheet.articles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.Filing.Filed;
import org.broadsheet.articles.Filing.Outcome;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Conditions;
import org.broadsheet.platform.http.Body;
import org.broadsheet.platform.http.MediaTypes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.DryRun;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Articles as the newsroom writes them. */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
public class EditorialResource {
    private final Filing filing;
    private final Slugs slugs;
    private final ArticleReader reader;
    private final ArticleSources sources;
    private final Listings listings;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;

    EditorialResource(
            Filing filing,
            Slugs slugs,
            ArticleReader reader,
            ArticleSources sources,
            Listings listings,
            JsonInput json,
            Answers answers,
            DryRun dryRuns) {
        this.filing = filing;
        this.slugs = slugs;
        this.reader = reader;
        this.sources = sources;
        this.listings = listings;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MARKDOWN})
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response create(ArticleInput input, @RestQuery boolean createMissing, @RestQuery boolean dryRun) {
        return answer(filing.create(input, Optional.empty(), createMissing), dryRun);
    }

    @PUT
    @Path("{article}")
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MARKDOWN})
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response put(
            @RestPath String article,
            ArticleInput input,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun) {
        ArticleAddress address = new ArticleAddress(article);
        Optional<Article> existing = slugs.find(address);
        if (existing.isPresent()) {
            Conditions.requireMatch(ifMatch, existing.get().version);
            return answer(filing.revise(existing.get(), input, createMissing), dryRun);
        }
        if (address.id().isPresent()) {
            throw ProblemException.notFound("article", article);
        }
        Conditions.requireNothingExpected(ifMatch);
        return answer(filing.create(input, Optional.of(Slug.inPath(article)), createMissing), dryRun);
    }

    @PATCH
    @Path("{article}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response patch(
            @RestPath String article,
            Body patch,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun) {
        Article existing = existing(article, ifMatch);
        ArticleInput input = json.merge(sources.of(existing.id).input(), patch.bytes(), ArticleInput.class);
        return answer(filing.revise(existing, input, createMissing), dryRun);
    }

    @DELETE
    @Path("{article}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response archive(
            @RestPath String article, @RestHeader("If-Match") String ifMatch, @RestQuery boolean dryRun) {
        Article existing = existing(article, ifMatch);
        existing.archive(Times.now());
        Article.flush();
        listings.changed(List.of(existing.id));
        dryRuns.undoIf(dryRun);
        return Response.noContent().build();
    }

    private Article existing(String article, String ifMatch) {
        Article existing = slugs.find(new ArticleAddress(article))
                .orElseThrow(() -> ProblemException.notFound("article", article));
        Conditions.requireMatch(ifMatch, existing.version);
        return existing;
    }

    private Response answer(Filed filed, boolean dryRun) {
        if (filed.outcome() != Outcome.unchanged) {
            listings.changed(List.of(filed.id()));
        }
        ArticleView view = reader.written(filed.id());
        dryRuns.undoIf(dryRun);
        return filed.outcome() == Outcome.created
                ? answers.created(view, "/v1/articles/" + filed.slug())
                : answers.written(view);
    }
}
