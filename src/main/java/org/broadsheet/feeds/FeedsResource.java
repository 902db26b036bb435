package org.broadsheet.feeds;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.ArticleFilterParameters;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.FilterConditions.ResolvedFilter;
import org.broadsheet.articles.filters.SearchText;
import org.broadsheet.articles.lists.ListCacheKeys;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Feeds of published articles, newest first, for the filters of lists or for a search. */
@Path("/v1/feeds/{format}")
@PermitAll
public class FeedsResource {
    private final FilterConditions filters;
    private final FeedQuery query;
    private final JsonResponses responses;
    private final ObjectMapper json;

    FeedsResource(FilterConditions filters, FeedQuery query, JsonResponses responses, ObjectMapper json) {
        this.filters = filters;
        this.query = query;
        this.responses = responses;
        this.json = json;
    }

    @GET
    public Response feed(
            @RestPath String format,
            @RestQuery SearchText q,
            @BeanParam ArticleFilterParameters parameters,
            @RestQuery @DefaultValue("full") FeedContent content,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor,
            @Context UriInfo address) {
        FeedFormat feedFormat = FeedFormat.of(format).orElseThrow(() -> ProblemException.notFound("feed", format));
        if (q != null && cursor != null) {
            throw new ProblemException(
                    ErrorCode.INVALID_CURSOR,
                    FieldError.inParameter("cursor", "is not for searches, whose feeds have one page"));
        }
        ResolvedFilter resolved = filters.resolve(parameters.published());
        ArticleFilter filter = resolved.filter();
        Page<Long> page = q == null ? query.newest(resolved, limit, cursor) : query.search(q, filter, limit);
        Feed feed = query.build(
                page.items(),
                filter,
                q,
                content,
                pathAndQuery(address),
                responses.nextPageUri(page.page()).orElse(null));
        return responses.document(
                feedFormat.serialize(feed, json),
                feedFormat.mediaType(),
                CacheMetadata.of(q == null ? ListCacheKeys.of(filter) : List.of(CacheMetadata.ARTICLES)));
    }

    private static String pathAndQuery(UriInfo address) {
        String query = address.getRequestUri().getRawQuery();
        return address.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }
}
