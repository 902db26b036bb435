package org.broadsheet.search;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.articles.reading.TimeParameter;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.search.query.ParsedQuery;
import org.jboss.resteasy.reactive.RestQuery;

/** Full-text search over what is published. */
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SearchResource {
    private final SearchQuery query;
    private final JsonResponses answers;

    SearchResource(SearchQuery query, JsonResponses answers) {
        this.query = query;
        this.answers = answers;
    }

    @GET
    public Response search(
            @RestQuery ParsedQuery q,
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery SlugFilter author,
            @RestQuery SlugFilter source,
            @RestQuery LanguageFilter language,
            @RestQuery TimeParameter from,
            @RestQuery TimeParameter to,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor) {
        if (q == null) {
            throw ProblemException.missingParameter("q", "what to look for");
        }
        ArticleFilter filter = ArticleFilter.published(category, tag, author, source, language, from, to);
        SearchResult result = query.of(q, filter, limit, cursor);
        return answers.list(result, result.page(), List.of(CacheMetadata.ARTICLES));
    }
}
