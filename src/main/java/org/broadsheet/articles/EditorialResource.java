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
import java.util.Optional;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.writing.ArticleEditor;
import org.broadsheet.articles.writing.ArticleWriter;
import org.broadsheet.articles.writing.QueuedEdit;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.idempotency.Idempotent;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Articles as the newsroom writes them. */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@QueuedEdit
public class EditorialResource {
    private final ArticleWriter filing;
    private final ArticleEditor editing;
    private final ArticleSnapshotQuery sources;
    private final StrictJsonReader json;

    EditorialResource(
            ArticleWriter filing, ArticleEditor editing, ArticleSnapshotQuery sources, StrictJsonReader json) {
        this.filing = filing;
        this.editing = editing;
        this.sources = sources;
        this.json = json;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MARKDOWN})
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    @Idempotent
    public Response create(ArticleInput input, @RestQuery boolean createMissing, @RestQuery boolean dryRun) {
        return editing.respond(filing.create(input, Optional.empty(), createMissing), dryRun);
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
            @RestHeader("If-None-Match") String ifNoneMatch,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun) {
        Optional<Article> existing = editing.findForEdit(article, ifMatch, ifNoneMatch);
        if (existing.isPresent()) {
            return editing.respond(filing.update(existing.get(), input, createMissing), dryRun);
        }
        if (new SlugOrId(article).id().isPresent()) {
            throw ProblemException.notFound("article", article);
        }
        ConditionalRequest.requireNoIfMatch(ifMatch);
        return editing.respond(filing.create(input, Optional.of(Slug.inPath(article)), createMissing), dryRun);
    }

    @PATCH
    @Path("{article}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response patch(
            @RestPath String article,
            RequestBody patch,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun) {
        Article existing = editing.getForEdit(article, ifMatch);
        ArticleInput input = json.merge(sources.load(existing.id).input(), patch.bytes(), ArticleInput.class);
        return editing.respond(filing.update(existing, input, createMissing), dryRun);
    }

    @DELETE
    @Path("{article}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response archive(
            @RestPath String article, @RestHeader("If-Match") String ifMatch, @RestQuery boolean dryRun) {
        return editing.archive(editing.getForEdit(article, ifMatch), dryRun);
    }
}
