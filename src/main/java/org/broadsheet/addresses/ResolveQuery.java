package org.broadsheet.addresses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.articles.writing.NormalizedUrl;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.security.Caller;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls.Page;
import org.broadsheet.site.SiteUrls;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyListQuery;

/**
 * Finds what is at an address: what the site shows there now, else the article it is an alias of, else the one that had
 * this slug before, else the one with this canonical URL.
 */
@Singleton
class ResolveQuery {
    private static final Map<PageKind, TaxonomyKind> REGISTERS = Map.of(
            PageKind.category,
            TaxonomyKind.CATEGORY,
            PageKind.tag,
            TaxonomyKind.TAG,
            PageKind.author,
            TaxonomyKind.AUTHOR);

    private final Database database;
    private final CardRows cards;
    private final TaxonomyListQuery entries;
    private final SiteUrls site;
    private final Caller caller;

    ResolveQuery(Database database, CardRows cards, TaxonomyListQuery entries, SiteUrls site, Caller caller) {
        this.database = database;
        this.cards = cards;
        this.entries = entries;
        this.site = site;
        this.caller = caller;
    }

    Optional<Resolution> resolve(NormalizedUrl asked) {
        List<Page> pages = pages(asked);
        return first(pages, this::current)
                .or(() -> aliased(asked).map(Resolution::of))
                .or(() -> first(pages, this::renamed).map(Resolution::of))
                .or(() -> canonical(asked).map(Resolution::of));
    }

    private static <T> Optional<T> first(List<Page> pages, Function<Page, Optional<T>> finder) {
        return pages.stream().flatMap(page -> finder.apply(page).stream()).findFirst();
    }

    /** Which pages of the site may be at the address: its host counts where the site's is known. */
    private List<Page> pages(NormalizedUrl asked) {
        NormalizedUrl home = NormalizedUrl.of(site.home());
        String base = home.path().equals("/") ? "" : home.path();
        boolean elsewhere = !asked.host().isEmpty()
                && !home.host().isEmpty()
                && !asked.host().equals(home.host());
        return elsewhere || !asked.path().startsWith(base)
                ? List.of()
                : site.at(asked.path().substring(base.length()));
    }

    /** @param where which articles, and which of them first */
    private Optional<ArticleCard> card(Sql where) {
        return database.first(
                Sql.of("SELECT " + CardRows.COLUMNS)
                        .then("FROM " + CardRows.TABLES)
                        .then(where),
                cards::card);
    }

    private Sql onlyVisible() {
        return Sql.of("AND (? OR article.status = 'published')", caller.seesDrafts());
    }

    private Optional<Resolution> current(Page page) {
        if (page.kind() == PageKind.article) {
            SlugOrId address = new SlugOrId(page.slug());
            return address.id()
                    .map(id -> Sql.of("WHERE article.public_id = ?", id))
                    .or(() -> Optional.of(Sql.of("WHERE article.slug = ?", page.slug())))
                    .flatMap(where -> card(where.then(onlyVisible())))
                    .map(Resolution::of);
        }
        return entries.one(REGISTERS.get(page.kind()), page.slug(), null, row -> row.text("slug"))
                .map(slug -> new Resolution(page.kind(), slug, site.of(page.kind(), slug), null));
    }

    /** An alias without a host stands for every host, and a question without one asks for every host's. */
    private Optional<ArticleCard> aliased(NormalizedUrl asked) {
        return card(Sql.of("""
                JOIN article_alias old ON old.article_id = article.id
                WHERE old.path = ANY (?) AND (? = '' OR old.host IN (?, ''))""", asked.paths(), asked.host(), asked.host())
                .then(onlyVisible())
                .then("ORDER BY length(old.path) DESC, old.host = ? DESC, old.host LIMIT 1", asked.host()));
    }

    private Optional<ArticleCard> renamed(Page page) {
        return page.kind() != PageKind.article
                ? Optional.empty()
                : card(Sql.of("""
                        JOIN article_former_slug former ON former.article_id = article.id
                        WHERE former.slug = ?""", page.slug()).then(onlyVisible()));
    }

    private Optional<ArticleCard> canonical(NormalizedUrl asked) {
        return card(Sql.of("WHERE article.canonical_url = ANY (?)", asked.spellings())
                .then(onlyVisible())
                .then("ORDER BY article.id LIMIT 1"));
    }
}
