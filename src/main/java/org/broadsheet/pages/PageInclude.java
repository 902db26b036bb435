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

/** The parts {@code share}, {@code breadcrumbs}, {@code structuredData} and {@code seo} of an article response. */
@Singleton
class PageInclude implements ArticleInclude {
    private static final String SHARE = "share";
    private static final String BREADCRUMBS = "breadcrumbs";
    private static final String STRUCTURED_DATA = "structuredData";
    private static final String SEO = "seo";

    private final PageQuery query;
    private final SiteUrls urls;
    private final StructuredData structuredData;
    private final PageHeadBuilder headBuilder;

    PageInclude(PageQuery query, SiteUrls urls, StructuredData structuredData, PageHeadBuilder headBuilder) {
        this.query = query;
        this.urls = urls;
        this.structuredData = structuredData;
        this.headBuilder = headBuilder;
    }

    /** @param url opens the network's own form for sharing the article */
    record ShareLink(ShareNetwork network, String url) {}

    record Breadcrumb(String slug, String name, String url) {}

    @Override
    public Set<String> names() {
        return Set.of(SHARE, BREADCRUMBS, STRUCTURED_DATA, SEO);
    }

    @Override
    public Included load(ArticleView article, Set<String> parts) {
        PageContext context = query.load(article.id());
        Map<String, Object> included = new LinkedHashMap<>();
        if (parts.contains(BREADCRUMBS)) {
            included.put(BREADCRUMBS, breadcrumbs(context));
        }
        if (parts.contains(SHARE)) {
            included.put(SHARE, shareLinks(article, context));
        }
        if (parts.contains(STRUCTURED_DATA)) {
            included.put(STRUCTURED_DATA, new RawValue(structuredData.toJson(article, context)));
        }
        if (parts.contains(SEO)) {
            included.put(SEO, headBuilder.build(article, context));
        }
        // No further cache keys: changes of categories, authors and the site invalidate everything, and changes of an
        // article invalidate its translations.
        return new Included(included, List.of());
    }

    private List<ShareLink> shareLinks(ArticleView article, PageContext context) {
        String url = urls.absolute(article.url());
        return context.shareNetworks().stream()
                .map(network -> new ShareLink(network, network.link(url, article.title())))
                .toList();
    }

    private List<Breadcrumb> breadcrumbs(PageContext context) {
        return context.breadcrumbs().stream()
                .map(category -> new Breadcrumb(category.slug(), category.name(), urls.category(category.slug())))
                .toList();
    }
}
