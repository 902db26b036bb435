package org.broadsheet.front;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.front.FrontCandidate.Reason;

/** Reads a front in three statements, however many sections it has. */
@Singleton
class FrontQuery {
    private static final int MOST_SECTIONS = 30;

    /** Sections overlap, and what stands in one of them is missing in the others. */
    private static final int MARGIN = 3;

    /** Of what was read most on the whole site. */
    private static final int MOST_LOOKED_AT = 2000;

    private final Database database;
    private final PrerenderedArticles cards;

    FrontQuery(Database database, PrerenderedArticles cards) {
        this.database = database;
        this.cards = cards;
    }

    /**
     * How much of what.
     *
     * @param sections by their slugs, in the order they are shown; null: those at the top of the tree
     * @param language null: any
     */
    record Options(List<String> sections, LanguageFilter language, int latest, int mostRead, ViewWindow window) {
        private int latestLookedAt() {
            return MARGIN * (1 + latest + mostRead);
        }
    }

    private record Section(long id, CategoryRef category) {}

    FrontView load(Options wanted) {
        List<Section> sections = sections(wanted);
        List<Long> ids = sections.stream().map(Section::id).toList();
        Map<Long, FrontLayout.SectionArticles> places =
                FrontLayout.of(ids, candidates(ids, wanted), wanted.latest(), wanted.mostRead());
        Map<Long, CardJson> shown = cards.cards(places.values().stream()
                .flatMap(place -> Stream.of(
                                Stream.ofNullable(place.lead()), place.latest().stream(), place.mostRead().stream())
                        .flatMap(each -> each))
                .toList());
        return new FrontView(sections.stream()
                .map(section -> {
                    FrontLayout.SectionArticles place = places.get(section.id());
                    return new FrontView.Section(
                            section.category(),
                            place.lead() == null ? null : shown.get(place.lead()),
                            place.pinned(),
                            cards(place.latest(), shown),
                            cards(place.mostRead(), shown));
                })
                .toList());
    }

    private List<Section> sections(Options wanted) {
        boolean one = wanted.language() != null && wanted.language().tags().size() == 1;
        Sql sql = Sql.of(
                "SELECT category.id, category.slug, coalesce(translated_text(category.texts, ?, 'name'), category.name) AS name"
                        + " FROM category",
                one ? wanted.language().tags().get(0) : "");
        boolean top = wanted.sections() == null;
        sql.thenIf(
                !top,
                "JOIN unnest(?) WITH ORDINALITY AS asked (slug, place) ON asked.slug = category.slug",
                top ? null : wanted.sections());
        sql.then("WHERE EXISTS (SELECT FROM listing WHERE kind = 'c' AND key = category.id AND status = 'published')");
        sql.then(
                top
                        ? "AND category.parent_id IS NULL ORDER BY category.position, lower(category.name), category.id"
                        : "ORDER BY asked.place");
        return database.list(
                sql.then("LIMIT " + MOST_SECTIONS),
                row -> new Section(row.number("id"), new CategoryRef(row.text("slug"), row.text("name"))));
    }

    private List<FrontCandidate> candidates(List<Long> sections, Options wanted) {
        Sql language = wanted.language() == null
                ? Sql.of("")
                : Sql.of("AND listed.language = ANY (?)", wanted.language().tags());
        Sql sql = Sql.of("""
                        SELECT pin.category_id AS section, pin.article_id AS article, 'PINNED' AS reason, 0 AS place
                        FROM front_lead pin JOIN listing listed ON listed.article_id = pin.article_id
                            AND listed.kind = 'c' AND listed.key = pin.category_id AND listed.status = 'published'
                        WHERE pin.category_id = ANY (?)""", sections)
                .then(language)
                .then("""
                        UNION ALL
                        SELECT section.id, near.article_id, 'LATEST', near.place
                        FROM unnest(?) AS section (id) CROSS JOIN LATERAL (
                            SELECT listed.article_id, row_number() OVER (
                                       ORDER BY listed.listed_at DESC, listed.article_id DESC) AS place
                            FROM listing listed
                            WHERE listed.kind = 'c' AND listed.key = section.id AND listed.status = 'published'""", sections)
                .then(language)
                .then("ORDER BY listed.listed_at DESC, listed.article_id DESC LIMIT ?) near", wanted.latestLookedAt())
                .then("""
                        UNION ALL
                        SELECT section, article_id, 'MOST_READ', place FROM (
                            SELECT listed.key AS section, listed.article_id, row_number() OVER (
                                       PARTITION BY listed.key ORDER BY viewed.views DESC, viewed.article_id DESC) AS place
                            FROM (SELECT article_id, views FROM view_count WHERE period = ?
                                  ORDER BY views DESC, article_id DESC LIMIT ?) viewed
                            JOIN listing listed ON listed.article_id = viewed.article_id AND listed.kind = 'c'
                                AND listed.key = ANY (?) AND listed.status = 'published'""", wanted.window().period(), MOST_LOOKED_AT, sections)
                .then(language)
                .then(") most WHERE place <= ? ORDER BY reason, place", wanted.latestLookedAt());
        return database.list(
                sql,
                row -> new FrontCandidate(
                        row.number("section"), row.number("article"), Reason.valueOf(row.text("reason"))));
    }

    private static List<CardJson> cards(List<Long> ids, Map<Long, CardJson> shown) {
        return ids.stream().map(shown::get).filter(Objects::nonNull).toList();
    }
}
