package org.broadsheet.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.articles.ListKeys;
import org.broadsheet.articles.Moment;
import org.broadsheet.articles.SearchWords;
import org.broadsheet.articles.SlugFilter;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What is published, for feed readers: the newest first, of any list or search. */
@Path("/v1/feeds/{format}")
@PermitAll
public class FeedsResource {
    private final FeedQuery query;
    private final Answers answers;
    private final ObjectMapper json;

    FeedsResource(FeedQuery query, Answers answers, ObjectMapper json) {
        this.query = query;
        this.answers = answers;
        this.json = json;
    }

    @GET
    public Response feed(
            @RestPath String format,
            @RestQuery SearchWords q,
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery SlugFilter author,
            @RestQuery SlugFilter source,
            @RestQuery LanguageFilter language,
            @RestQuery Moment from,
            @RestQuery Moment to,
            @RestQuery @DefaultValue("full") FeedContent content,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor,
            @Context UriInfo address) {
        FeedFormat wanted = FeedFormat.of(format).orElseThrow(() -> ProblemException.notFound("feed", format));
        if (q != null && cursor != null) {
            Fault fault = Fault.inParameter("cursor", "is not for searches, whose feeds have one page");
            throw new ProblemException(ErrorCode.INVALID_CURSOR, fault.sentence(), List.of(fault));
        }
        ArticleFilter filter = ArticleFilter.published(category, tag, author, source, language, from, to);
        Page<Long> page = q == null ? query.newest(filter, limit, cursor) : query.found(q, filter, limit);
        Feed feed = query.of(
                page.items(),
                filter,
                q,
                content,
                pathAndQuery(address),
                answers.next(page.page()).orElse(null));
        return answers.document(
                written(feed, wanted),
                wanted.mediaType(),
                Freshness.of(q == null ? ListKeys.of(filter) : List.of(Freshness.ARTICLES)));
    }

    private static String pathAndQuery(UriInfo address) {
        String query = address.getRequestUri().getRawQuery();
        return address.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    private byte[] written(Feed feed, FeedFormat format) {
        return switch (format) {
            case rss -> RssFeed.bytes(feed);
            case atom -> AtomFeed.bytes(feed);
            case json -> json(JsonFeed.of(feed));
        };
    }

    private byte[] json(JsonFeed feed) {
        try {
            return json.writeValueAsBytes(feed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
