package org.broadsheet.pages;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.reading.ArticleInclude;
import org.broadsheet.site.ShareNetwork;
import org.broadsheet.site.SiteUrls;

/** {@code ?include=share,breadcrumbs,structuredData,seo}: what a page needs beside the article, for one statement. */
@Singleton
class PageInclude implements ArticleInclude {
    private static final String SHARE = "share";
    private static final String BREADCRUMBS = "breadcrumbs";
    private static final String STRUCTURED_DATA = "structuredData";
    private static final String SEO = "seo";

    private final PageQuery query;
    private final SiteUrls site;
    private final StructuredData structuredData;
    private final PageHeadBuilder heads;

    PageInclude(PageQuery query, SiteUrls site, StructuredData structuredData, PageHeadBuilder heads) {
        this.query = query;
        this.site = site;
        this.structuredData = structuredData;
        this.heads = heads;
    }

    /** Where a reader can share it. */
    record ShareLink(ShareNetwork network, String url) {}

    /** A step of the way from the front page. */
    record Breadcrumb(String slug, String name, String url) {}

    @Override
    public Set<String> names() {
        return Set.of(SHARE, BREADCRUMBS, STRUCTURED_DATA, SEO);
    }

    @Override
    public Included load(ArticleView article, Set<String> wanted) {
        PageContext facts = query.load(article.id());
        Map<String, Object> included = new LinkedHashMap<>();
        if (wanted.contains(BREADCRUMBS)) {
            included.put(BREADCRUMBS, breadcrumbs(facts));
        }
        if (wanted.contains(SHARE)) {
            included.put(SHARE, shareLinks(article, facts));
        }
        if (wanted.contains(STRUCTURED_DATA)) {
            included.put(STRUCTURED_DATA, new RawValue(structuredData.toJson(article, facts)));
        }
        if (wanted.contains(SEO)) {
            included.put(SEO, heads.build(article, facts));
        }
        // Sections, authors and the site touch everything, and translations each other.
        return new Included(included, List.of());
    }

    private List<ShareLink> shareLinks(ArticleView article, PageContext facts) {
        String url = site.absolute(article.url());
        return facts.shareNetworks().stream()
                .map(network -> new ShareLink(network, network.link(url, article.title())))
                .toList();
    }

    private List<Breadcrumb> breadcrumbs(PageContext facts) {
        return facts.breadcrumbs().stream()
                .map(section -> new Breadcrumb(section.slug(), section.name(), site.category(section.slug())))
                .toList();
    }
}
