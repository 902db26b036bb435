package org.broadsheet.related;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.reading.ArticleQuery.CurrentSlug;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.security.Caller;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Serves the articles related to one article. */
@Path("/v1/articles/{article}/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedResource {
    public static final int DEFAULT_LIMIT = 4;
    public static final int MAX_LIMIT = 50;

    private final ArticleQuery articles;
    private final RelatedQuery query;
    private final JsonResponses responses;
    private final Caller caller;

    RelatedResource(ArticleQuery articles, RelatedQuery query, JsonResponses responses, Caller caller) {
        this.articles = articles;
        this.query = query;
        this.responses = responses;
        this.caller = caller;
    }

    @GET
    public Response list(
            @RestPath String article,
            @RestQuery @DefaultValue("" + DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit,
            @RestQuery SlugList exclude,
            @BeanParam RelatedCriteria criteria,
            @RestQuery boolean explain) {
        RelatedOptions options = RelatedOptions.of(limit, criteria, exclude, explain);
        return query.find(new SlugOrId(article), caller.seesDrafts(), options)
                .map(result -> responses.page(
                        Page.whole(result.related(), limit),
                        null,
                        RelatedArticle.class,
                        options.dependsOnCurrentTime()
                                ? List.of()
                                : result.cacheMetadata().surrogateKeys()))
                .orElseGet(() -> redirectFromFormerSlug(article));
    }

    private Response redirectFromFormerSlug(String article) {
        CurrentSlug current = articles.findCurrentSlug(article, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", article));
        return responses.permanentRedirect(
                "/v1/articles/" + current.slug() + "/related", List.of(current.surrogateKey()));
    }
}
