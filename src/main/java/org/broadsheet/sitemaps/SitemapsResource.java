package org.broadsheet.sitemaps;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.site.SiteUrls;
import org.broadsheet.sitemaps.SitemapQueries.PageEntry;
import org.jboss.resteasy.reactive.RestQuery;

/** Serves sitemaps and {@code robots.txt}. A proxy must forward these paths of the site to Broadsheet. */
@Path("/")
@PermitAll
public class SitemapsResource {
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String SITEMAP = "/sitemap.xml";
    private static final String NEWS = "/sitemap-news.xml";

    private final SitemapQueries queries;
    private final SiteUrls siteUrls;
    private final JsonResponses responses;

    SitemapsResource(SitemapQueries queries, SiteUrls siteUrls, JsonResponses responses) {
        this.queries = queries;
        this.siteUrls = siteUrls;
        this.responses = responses;
    }

    @GET
    @Path(SITEMAP)
    public Response sitemap(
            @RestQuery SitemapMonth month, @RestQuery @DefaultValue("1") @Min(1) @Max(10_000) int page) {
        return responses.document(
                month == null ? index(page) : part(month, page),
                XML,
                CacheMetadata.of(List.of(CacheMetadata.ARTICLES)));
    }

    private byte[] index(int page) {
        if (page > 1) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER, FieldError.inParameter("page", "is for a `month` alone"));
        }
        return SitemapXml.index(queries.parts(), siteUrls.absolute(SITEMAP));
    }

    private byte[] part(SitemapMonth month, int page) {
        List<PageEntry> entries = queries.pages(month, page);
        if (entries.isEmpty()) {
            throw ProblemException.notFound("sitemap", month.month() + ", page " + page);
        }
        return SitemapXml.pages(entries);
    }

    /** Not cached, because the sitemap depends on the time of day. */
    @GET
    @Path(NEWS)
    public Response news() {
        return responses.document(
                SitemapXml.news(queries.news(), queries.publication()), XML, CacheMetadata.of(List.of()));
    }

    @GET
    @Path("/robots.txt")
    public Response robots() {
        String rules = "User-agent: *\nDisallow:\n\nSitemap: " + siteUrls.absolute(SITEMAP) + "\nSitemap: "
                + siteUrls.absolute(NEWS) + "\n";
        return responses.document(rules.getBytes(StandardCharsets.UTF_8), TEXT, CacheMetadata.of(List.of("site")));
    }
}
