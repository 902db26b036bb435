package org.broadsheet.previews;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.broadsheet.articles.ArticleOwnership;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.previews.PreviewQueries.PreviewedArticle;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Creates and revokes links that show an article before it is published. */
@Path("/v1/articles/{article}/previews")
@Produces(MediaType.APPLICATION_JSON)
public class PreviewLinksResource {
    private static final Duration DEFAULT_LIFETIME = Duration.ofDays(1);
    private static final Duration MAX_LIFETIME = Duration.ofDays(30);

    private final PreviewQueries queries;
    private final ArticleOwnership ownership;
    private final StrictJsonReader json;
    private final JsonResponses responses;
    private final DryRun dryRuns;

    PreviewLinksResource(
            PreviewQueries queries,
            ArticleOwnership ownership,
            StrictJsonReader json,
            JsonResponses responses,
            DryRun dryRuns) {
        this.queries = queries;
        this.ownership = ownership;
        this.json = json;
        this.responses = responses;
        this.dryRuns = dryRuns;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response create(@RestPath String article, RequestBody body, @RestQuery boolean dryRun) {
        PreviewInput input = json.readOrDefault(body.bytes(), PreviewInput.class);
        Duration lifetime =
                input.expiresIn() == null ? DEFAULT_LIFETIME : input.expiresIn().duration();
        if (lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw ProblemException.invalid("/expiresIn", "must be at most P30D");
        }
        PreviewedArticle found = findOwned(article);
        Instant expiresAt = Timestamps.now().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        String token = new PreviewToken(found.publicId(), expiresAt, found.revocations()).sign(queries.signingSecret());
        dryRuns.rollbackIf(dryRun);
        String url = "/v1/previews/" + token;
        return responses.createdUnversioned(new PreviewLink(url, token, expiresAt), url);
    }

    @DELETE
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response revoke(@RestPath String article, @RestQuery boolean dryRun) {
        queries.revokeLinks(findOwned(article).publicId());
        dryRuns.rollbackIf(dryRun);
        return Response.noContent().build();
    }

    private PreviewedArticle findOwned(String slugOrId) {
        PreviewedArticle found = queries.findArticle(new SlugOrId(slugOrId))
                .orElseThrow(() -> ProblemException.notFound("article", slugOrId));
        ownership.requireWriteAccess(found.articleId(), found.createdBy());
        return found;
    }
}
