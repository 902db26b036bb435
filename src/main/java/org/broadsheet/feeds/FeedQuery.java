package org.broadsheet.feeds;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions.ResolvedFilter;
import org.broadsheet.articles.filters.FullTextFilter;
import org.broadsheet.articles.filters.ListingFilter;
import org.broadsheet.articles.filters.SearchText;
import org.broadsheet.articles.reading.ArticleListQuery;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.site.Site;
import org.broadsheet.site.SiteUrls;

/** Reads what is in a feed. */
@Singleton
class FeedQuery {
    private final Database database;
    private final ArticleListQuery listQuery;
    private final ArticleQuery articleQuery;
    private final FullTextFilter fullTextFilter;
    private final SiteUrls siteUrls;

    FeedQuery(
            Database database,
            ArticleListQuery listQuery,
            ArticleQuery articleQuery,
            Instance<FullTextFilter> fullTextFilter,
            SiteUrls siteUrls) {
        this.database = database;
        this.listQuery = listQuery;
        this.articleQuery = articleQuery;
        this.fullTextFilter = fullTextFilter.get();
        this.siteUrls = siteUrls;
    }

    Page<Long> newest(ResolvedFilter filter, int limit, Cursor cursor) {
        return listQuery.publishedIds(filter, limit, cursor);
    }

    Page<Long> search(SearchText words, ArticleFilter filter, int limit) {
        return Page.whole(fullTextFilter.newest(words, filter, limit), limit);
    }

    /**
     * @param ids the ids of the articles, in the order of the feed
     * @param self path and query of the feed
     * @param next path and query of the next page; null on the last page
     */
    Feed build(List<Long> ids, ArticleFilter filter, SearchText words, FeedContent content, String self, String next) {
        Site site = Site.get();
        List<Feed.Entry> entries = articleQuery.findPublished(ids).stream()
                .map(article -> entry(article, content))
                .toList();
        String title = title(site.name, filterNames(filter), words);
        return new Feed(
                title,
                site.description == null || site.description.isBlank() ? title : site.description,
                language(filter, site),
                siteUrls.absolute(self),
                siteUrls.absolute(siteUrls.home()),
                next == null ? null : siteUrls.absolute(next),
                entries);
    }

    private Feed.Entry entry(ArticleView article, FeedContent content) {
        String page = siteUrls.absolute(article.url());
        return new Feed.Entry(
                article,
                page,
                article.image() == null
                        ? null
                        : siteUrls.absoluteImage(article.image().url()).orElse(null),
                content == FeedContent.full
                        ? Feed.withAbsoluteUrls(article.body().html(), page, siteUrls)
                        : null);
    }

    private static String title(String site, List<String> names, SearchText words) {
        List<String> parts = new ArrayList<>(names);
        if (words != null) {
            parts.add("“" + words.text() + "”");
        }
        return parts.isEmpty() ? site : site + ": " + String.join(", ", parts);
    }

    /** Returns the names of the category, tag, author and source that the feed is filtered by. */
    private List<String> filterNames(ArticleFilter filter) {
        Sql sql = Sql.of("SELECT '' AS name WHERE false");
        for (ListingFilter list : filter.lists()) {
            if (list.kind().taxonomy() != null && list.slugs().included().size() == 1) {
                sql.then(
                        "UNION ALL SELECT name FROM " + list.kind().taxonomy().table() + " WHERE slug = ?",
                        list.slugs().included().get(0));
            }
        }
        return database.list(sql, row -> row.text("name"));
    }

    private static String language(ArticleFilter filter, Site site) {
        if (filter.language() == null) {
            return site.languages.size() > 1 ? null : site.defaultLanguage;
        }
        return filter.language().single();
    }
}
