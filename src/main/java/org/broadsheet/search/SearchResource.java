package org.broadsheet.search;

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
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.ArticleFilterParameters;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.search.query.ParsedQuery;
import org.jboss.resteasy.reactive.RestQuery;

/** Full-text search over published articles. */
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SearchResource {
    private final SearchQuery searchQuery;
    private final JsonResponses responses;

    SearchResource(SearchQuery searchQuery, JsonResponses responses) {
        this.searchQuery = searchQuery;
        this.responses = responses;
    }

    @GET
    public Response search(
            @RestQuery ParsedQuery q,
            @BeanParam ArticleFilterParameters parameters,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor) {
        if (q == null) {
            throw ProblemException.missingParameter("q", "what to look for");
        }
        ArticleFilter filter = parameters.published();
        SearchResult result = searchQuery.search(q, filter, limit, cursor);
        return responses.list(result, result.page(), List.of(CacheMetadata.ARTICLES));
    }
}
