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

/** Shows one article, published or not, to whoever holds a link to it, and nothing else. */
@Path("/v1/previews/{token}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class PreviewResource {
    private final PreviewQueries queries;
    private final ArticleQuery reader;
    private final JsonResponses answers;

    PreviewResource(PreviewQueries queries, ArticleQuery reader, JsonResponses answers) {
        this.queries = queries;
        this.reader = reader;
        this.answers = answers;
    }

    @GET
    public Response show(@RestPath String token) {
        PreviewToken said =
                PreviewToken.verified(token, queries.signingSecret()).orElseThrow(PreviewResource::noLink);
        SlugOrId address = new SlugOrId(said.article().toString());
        queries.findArticle(address)
                .filter(found -> found.revocations() == said.revocations() && !found.archived())
                .orElseThrow(PreviewResource::noLink);
        if (!said.expiresAt().isAfter(Timestamps.now())) {
            throw new ProblemException(
                            ErrorCode.GONE, "This link worked until " + said.expiresAt() + ". Ask for another one.")
                    .header("X-Robots-Tag", "noindex");
        }
        ArticleView view = reader.preview(said.article()).orElseThrow(PreviewResource::noLink);
        return Response.fromResponse(answers.okUnversioned(view))
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static ProblemException noLink() {
        return new ProblemException(ErrorCode.NOT_FOUND, "This link does not work, or no longer. Ask for another one.");
    }
}
