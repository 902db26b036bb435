package org.broadsheet.addresses;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.addresses.Resolution.Kind;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.CardReader;
import org.broadsheet.articles.PageAddress;
import org.broadsheet.platform.register.NamedPage;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;
import org.broadsheet.security.Caller;
import org.broadsheet.site.SiteAddress;

/**
 * Finds what is at an address: what the site shows there now, else the article it is an alias of, else the one that had
 * this slug before, else the one with this canonical URL.
 */
@Singleton
class ResolveQuery {
    private static final Map<String, Kind> COLLECTIONS =
            Map.of("articles", Kind.article, "categories", Kind.category, "tags", Kind.tag, "authors", Kind.author);

    private static final Map<Kind, org.broadsheet.platform.register.Kind> REGISTERS = Map.of(
            Kind.category, org.broadsheet.platform.register.Kind.CATEGORY,
            Kind.tag, org.broadsheet.platform.register.Kind.TAG,
            Kind.author, org.broadsheet.platform.register.Kind.AUTHOR);

    private final Database database;
    private final CardReader cards;
    private final NamedPage entries;
    private final SiteAddress site;
    private final Caller caller;

    ResolveQuery(Database database, CardReader cards, NamedPage entries, SiteAddress site, Caller caller) {
        this.database = database;
        this.cards = cards;
        this.entries = entries;
        this.site = site;
        this.caller = caller;
    }

    /** A page of the site by its kind and what stands behind that. */
    private record Place(Kind kind, String collection, String slug) {}

    Optional<Resolution> of(PageAddress asked) {
        Optional<Place> place = place(asked);
        return place.flatMap(this::current)
                .or(() -> aliased(asked).map(Resolution::of))
                .or(() -> place.flatMap(this::renamed).map(Resolution::of))
                .or(() -> canonical(asked).map(Resolution::of));
    }

    /** Where in the site the address is, if it is there: its host counts where the site's is known. */
    private Optional<Place> place(PageAddress asked) {
        PageAddress home = PageAddress.of(site.of("articles", "any"));
        String base = home.path().substring(0, home.path().length() - "articles/any".length());
        boolean elsewhere = !asked.host().isEmpty()
                && !home.host().isEmpty()
                && !asked.host().equals(home.host());
        if (elsewhere || !asked.path().startsWith(base)) {
            return Optional.empty();
        }
        String[] parts = asked.path().substring(base.length()).split("/", -1);
        return parts.length == 2 && COLLECTIONS.containsKey(parts[0])
                ? Optional.of(new Place(COLLECTIONS.get(parts[0]), parts[0], parts[1]))
                : Optional.empty();
    }

    /** @param where which articles, and which of them first */
    private Optional<ArticleCard> card(Sql where) {
        return database.first(
                Sql.of("SELECT " + CardReader.COLUMNS)
                        .then("FROM " + CardReader.TABLES)
                        .then(where),
                cards::card);
    }

    private Sql onlyVisible() {
        return Sql.of("AND (? OR article.status = 'published')", caller.seesDrafts());
    }

    private Optional<Resolution> current(Place place) {
        if (place.kind() == Kind.article) {
            ArticleAddress address = new ArticleAddress(place.slug());
            return address.id()
                    .map(id -> Sql.of("WHERE article.public_id = ?", id))
                    .or(() -> Optional.of(Sql.of("WHERE article.slug = ?", place.slug())))
                    .flatMap(where -> card(where.then(onlyVisible())))
                    .map(Resolution::of);
        }
        return entries.one(REGISTERS.get(place.kind()), place.slug(), row -> row.text("slug"))
                .map(slug -> new Resolution(place.kind(), slug, site.of(place.collection(), slug), null));
    }

    /** An alias without a host stands for every host, and a question without one asks for every host's. */
    private Optional<ArticleCard> aliased(PageAddress asked) {
        return card(Sql.of("""
                JOIN article_old_url old ON old.article_id = article.id
                WHERE old.path = ANY (?) AND (? = '' OR old.host IN (?, ''))""", asked.paths(), asked.host(), asked.host())
                .then(onlyVisible())
                .then("ORDER BY length(old.path) DESC, old.host = ? DESC, old.host LIMIT 1", asked.host()));
    }

    private Optional<ArticleCard> renamed(Place place) {
        return place.kind() != Kind.article
                ? Optional.empty()
                : card(Sql.of("""
                        JOIN article_alias former ON former.article_id = article.id
                        WHERE former.slug = ?""", place.slug()).then(onlyVisible()));
    }

    private Optional<ArticleCard> canonical(PageAddress asked) {
        return card(Sql.of("WHERE article.canonical_url = ANY (?)", asked.spellings())
                .then(onlyVisible())
                .then("ORDER BY article.id LIMIT 1"));
    }
}
