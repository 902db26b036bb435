package org.broadsheet.previews;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.ArticleReader;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.ProblemException;
import org.jboss.resteasy.reactive.RestPath;

/** Shows one article, published or not, to whoever holds a link to it, and nothing else. */
@Path("/v1/previews/{token}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class PreviewResource {
    private final PreviewQueries queries;
    private final ArticleReader reader;
    private final Answers answers;

    PreviewResource(PreviewQueries queries, ArticleReader reader, Answers answers) {
        this.queries = queries;
        this.reader = reader;
        this.answers = answers;
    }

    @GET
    public Response show(@RestPath String token) {
        Token said = Token.verified(token, queries.secret()).orElseThrow(PreviewResource::noLink);
        ArticleAddress address = new ArticleAddress(said.article().toString());
        queries.subject(address)
                .filter(found -> found.revocations() == said.revocations() && !found.archived())
                .orElseThrow(PreviewResource::noLink);
        if (!said.expiresAt().isAfter(Times.now())) {
            throw new ProblemException(
                            ErrorCode.GONE, "This link worked until " + said.expiresAt() + ". Ask for another one.")
                    .header("X-Robots-Tag", "noindex");
        }
        ArticleView view = reader.preview(said.article()).orElseThrow(PreviewResource::noLink);
        return Response.fromResponse(answers.done(view))
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static ProblemException noLink() {
        return new ProblemException(ErrorCode.NOT_FOUND, "This link does not work, or no longer. Ask for another one.");
    }
}
