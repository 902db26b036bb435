package org.broadsheet.previews;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.Timestamps;
import org.jboss.resteasy.reactive.RestPath;

/** Returns the article of a preview link, published or not. Needs no API key. */
@Path("/v1/previews/{token}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class PreviewResource {
    private final PreviewQueries queries;
    private final ArticleQuery articles;
    private final JsonResponses responses;

    PreviewResource(PreviewQueries queries, ArticleQuery articles, JsonResponses responses) {
        this.queries = queries;
        this.articles = articles;
        this.responses = responses;
    }

    @GET
    public Response show(@RestPath String token) {
        PreviewToken verified =
                PreviewToken.verify(token, queries.signingSecret()).orElseThrow(PreviewResource::invalidLink);
        SlugOrId id = new SlugOrId(verified.article().toString());
        queries.findArticle(id)
                .filter(found -> found.revocations() == verified.revocations() && !found.archived())
                .orElseThrow(PreviewResource::invalidLink);
        if (!verified.expiresAt().isAfter(Timestamps.now())) {
            throw new ProblemException(
                            ErrorCode.GONE, "This link worked until " + verified.expiresAt() + ". Ask for another one.")
                    .header("X-Robots-Tag", "noindex");
        }
        ArticleView view = articles.preview(verified.article()).orElseThrow(PreviewResource::invalidLink);
        return Response.fromResponse(responses.okUnversioned(view))
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static ProblemException invalidLink() {
        return new ProblemException(
                ErrorCode.NOT_FOUND, "This link is invalid or no longer works. Ask for another one.");
    }
}
