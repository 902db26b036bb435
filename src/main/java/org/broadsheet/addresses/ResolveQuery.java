package org.broadsheet.addresses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.NormalizedUrl;
import org.broadsheet.security.Caller;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;
import org.broadsheet.site.SiteUrls.SitePage;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyListQuery;

/**
 * Finds the page at a URL, in this order: the site's current page, the article with this alias, the page that had this
 * slug before, the article with this canonical URL.
 */
@Singleton
class ResolveQuery {
    private static final Map<PageKind, TaxonomyKind> TAXONOMY_KINDS = Map.of(
            PageKind.category,
            TaxonomyKind.CATEGORY,
            PageKind.tag,
            TaxonomyKind.TAG,
            PageKind.author,
            TaxonomyKind.AUTHOR);

    private final Database database;
    private final CardRows cards;
    private final TaxonomyListQuery taxonomy;
    private final FormerSlugs formerSlugs;
    private final SiteUrls urls;
    private final Caller caller;

    ResolveQuery(
            Database database,
            CardRows cards,
            TaxonomyListQuery taxonomy,
            FormerSlugs formerSlugs,
            SiteUrls urls,
            Caller caller) {
        this.database = database;
        this.cards = cards;
        this.taxonomy = taxonomy;
        this.formerSlugs = formerSlugs;
        this.urls = urls;
        this.caller = caller;
    }

    Optional<Resolution> resolve(NormalizedUrl url) {
        List<SitePage> pages = pages(url);
        return first(pages, this::currentPage)
                .or(() -> byAlias(url).map(Resolution::of))
                .or(() -> first(pages, this::byFormerSlug))
                .or(() -> byCanonicalUrl(url).map(Resolution::of));
    }

    private static <T> Optional<T> first(List<SitePage> pages, Function<SitePage, Optional<T>> finder) {
        return pages.stream().flatMap(page -> finder.apply(page).stream()).findFirst();
    }

    /** Returns the pages of the site that may have this URL. The host must match when both hosts are known. */
    private List<SitePage> pages(NormalizedUrl url) {
        NormalizedUrl home = NormalizedUrl.of(urls.home());
        String base = home.path().equals("/") ? "" : home.path();
        boolean otherHost =
                !url.host().isEmpty() && !home.host().isEmpty() && !url.host().equals(home.host());
        return otherHost || !url.path().startsWith(base)
                ? List.of()
                : urls.pagesAt(url.path().substring(base.length()));
    }

    /** @param where WHERE and ORDER BY clauses, and further joins */
    private Optional<ArticleCard> card(Sql where) {
        String select = "SELECT " + CardRows.COLUMNS + " FROM " + CardRows.TABLES;
        return database.first(Sql.of(select).then(where), cards::card);
    }

    private Sql onlyVisible() {
        return Sql.of("AND (? OR article.status = 'published')", caller.seesDrafts());
    }

    private Optional<Resolution> currentPage(SitePage page) {
        if (page.kind() == PageKind.article) {
            return card(new SlugOrId(page.slug()).whereClause().then(onlyVisible()))
                    .map(Resolution::of);
        }
        return taxonomy.find(TAXONOMY_KINDS.get(page.kind()), page.slug(), null, row -> row.text("slug"))
                .map(slug -> new Resolution(page.kind(), slug, urls.of(page.kind(), slug), null));
    }

    /** An alias without a host matches any host, and so does a URL without a host. */
    private Optional<ArticleCard> byAlias(NormalizedUrl url) {
        return card(Sql.of("""
                JOIN article_alias old ON old.article_id = article.id
                WHERE old.path = ANY (?) AND (? = '' OR old.host IN (?, ''))""", url.paths(), url.host(), url.host())
                .then(onlyVisible())
                .then("ORDER BY length(old.path) DESC, old.host = ? DESC, old.host LIMIT 1", url.host()));
    }

    private Optional<Resolution> byFormerSlug(SitePage page) {
        if (page.kind() != PageKind.article) {
            return formerSlugs
                    .current(TAXONOMY_KINDS.get(page.kind()), page.slug())
                    .flatMap(slug -> currentPage(new SitePage(page.kind(), slug)));
        }
        return card(Sql.of("""
                        JOIN article_former_slug former ON former.article_id = article.id
                        WHERE former.slug = ?""", page.slug()).then(onlyVisible())).map(Resolution::of);
    }

    private Optional<ArticleCard> byCanonicalUrl(NormalizedUrl url) {
        return card(Sql.of("WHERE article.canonical_url = ANY (?)", url.spellings())
                .then(onlyVisible())
                .then("ORDER BY article.id LIMIT 1"));
    }
}
