package org.broadsheet.front;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.articles.filters.ListingFilter;
import org.broadsheet.articles.filters.ListingKind;
import org.broadsheet.articles.filters.SlugFilter;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.front.FrontCandidate.Reason;

/** Loads a front page in three statements, or five when a named section is missing, for any number of sections. */
@Singleton
class FrontQuery {
    private static final int MAX_SECTIONS = 30;

    /** Loads more articles than are shown, because an article shown in one section is not shown in another. */
    private static final int CANDIDATE_FACTOR = 3;

    /** How many of the site's most read articles are searched for articles of the sections. */
    private static final int MAX_MOST_READ = 2000;

    private final Database database;
    private final FilterConditions filters;
    private final PrerenderedArticles cards;

    FrontQuery(Database database, FilterConditions filters, PrerenderedArticles cards) {
        this.database = database;
        this.filters = filters;
        this.cards = cards;
    }

    /**
     * @param sections categories in the order of the page; null for all top-level ones
     * @param language null for any
     * @param latest maximum of latest articles for each section
     * @param mostRead maximum of most read articles for each section
     * @param window period in which views are counted
     */
    record Options(SlugFilter sections, LanguageFilter language, int latest, int mostRead, ViewWindow window) {
        private int candidatesPerSection() {
            return CANDIDATE_FACTOR * (1 + latest + mostRead);
        }
    }

    private record Section(long id, CategoryRef category) {}

    FrontView load(Options options) {
        List<Section> sections = options.sections() == null
                ? sections(options, null)
                : namedSections(
                        options,
                        options.sections().included().stream().distinct().toList());
        List<Long> ids = sections.stream().map(Section::id).toList();
        Map<Long, FrontLayout.SectionArticles> layout =
                FrontLayout.of(ids, candidates(ids, options), options.latest(), options.mostRead());
        Map<Long, CardJson> cardsById = cards.cards(layout.values().stream()
                .flatMap(articles -> Stream.of(
                                Stream.ofNullable(articles.lead()),
                                articles.latest().stream(),
                                articles.mostRead().stream())
                        .flatMap(each -> each))
                .toList());
        return new FrontView(sections.stream()
                .map(section -> {
                    FrontLayout.SectionArticles articles = layout.get(section.id());
                    return new FrontView.Section(
                            section.category(),
                            articles.lead() == null ? null : cardsById.get(articles.lead()),
                            articles.pinned(),
                            cards(articles.latest(), cardsById),
                            cards(articles.mostRead(), cardsById));
                })
                .toList());
    }

    /** Resolves slugs only when a section is missing: its slug is a former one or unknown, or it has no articles. */
    private List<Section> namedSections(Options options, List<String> slugs) {
        List<Section> sections = sections(options, slugs);
        if (sections.size() == slugs.size()) {
            return sections;
        }
        List<ListingFilter> present = filters.resolve(
                        ArticleFilter.PUBLISHED.and(ListingKind.CATEGORY, options.sections()))
                .filter()
                .lists();
        return sections(options, present.get(0).slugs().included());
    }

    /** @param slugs null for the top-level categories */
    private List<Section> sections(Options options, List<String> slugs) {
        String language = options.language() == null ? null : options.language().single();
        Sql sql = Sql.of("""
                SELECT category.id, category.slug, coalesce(translated_text(category.texts, ?, 'name'), category.name) AS name
                FROM category""", language == null ? "" : language);
        boolean topLevel = slugs == null;
        sql.thenIf(
                !topLevel,
                "JOIN unnest(?) WITH ORDINALITY AS asked (slug, place) ON asked.slug = category.slug",
                slugs);
        sql.then("WHERE EXISTS (SELECT FROM listing WHERE kind = 'c' AND key = category.id AND status = 'published')");
        sql.then(
                topLevel
                        ? "AND category.parent_id IS NULL ORDER BY category.position, lower(category.name), category.id"
                        : "ORDER BY asked.place");
        return database.list(
                sql.then("LIMIT " + MAX_SECTIONS),
                row -> new Section(row.number("id"), new CategoryRef(row.text("slug"), row.text("name"))));
    }

    private List<FrontCandidate> candidates(List<Long> sections, Options options) {
        Sql language = options.language() == null
                ? Sql.of("")
                : Sql.of(
                        "AND listed.language = ANY (?)",
                        filters.resolve(options.language()).tags());
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
                .then(
                        "ORDER BY listed.listed_at DESC, listed.article_id DESC LIMIT ?) near",
                        options.candidatesPerSection())
                .then("""
                        UNION ALL
                        SELECT section, article_id, 'MOST_READ', place FROM (
                            SELECT listed.key AS section, listed.article_id, row_number() OVER (
                                       PARTITION BY listed.key ORDER BY viewed.views DESC, viewed.article_id DESC) AS place
                            FROM (SELECT article_id, views FROM view_count WHERE period = ?
                                  ORDER BY views DESC, article_id DESC LIMIT ?) viewed
                            JOIN listing listed ON listed.article_id = viewed.article_id AND listed.kind = 'c'
                                AND listed.key = ANY (?) AND listed.status = 'published'""", options.window().period(), MAX_MOST_READ, sections)
                .then(language)
                .then(") most WHERE place <= ? ORDER BY reason, place", options.candidatesPerSection());
        return database.list(
                sql,
                row -> new FrontCandidate(
                        row.number("section"), row.number("article"), Reason.valueOf(row.text("reason"))));
    }

    private static List<CardJson> cards(List<Long> ids, Map<Long, CardJson> cardsById) {
        return ids.stream().map(cardsById::get).filter(Objects::nonNull).toList();
    }
}
