package org.broadsheet.related.lists;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.FastPathSwitches;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.ranking.RelatedCandidate;

/**
 * Stores the related list of each published article, so that a request reads it in one statement. A request that finds no
 * valid list computes it without storing it; {@link PrecomputeWorker} stores lists.
 */
@Singleton
public class PrecomputedLists {
    /** The maximum limit of a request, 50, and {@link #SPARE}. */
    static final int MAX_LENGTH = 60;

    /** Additional articles that a request reads, in place of those that must not be shown any more. */
    static final int SPARE = 10;

    /**
     * The first articles of the list that may be shown, with their cards where these are prerendered. Returns one row
     * without an article if there are none, and no row if there is no valid list.
     */
    private static final String BEGINNING = """
            SELECT subject.id AS subject_id, subject.public_id AS subject_public_id, extract(epoch FROM subject.listed_at) / 86400 AS day, subject.language,
                   listed.place <= list.pinned AS by_hand, listed.rank, listed.id, listed.public_id, %2$s
            FROM article subject
            JOIN related_list list ON list.article_id = subject.id AND list.items IS NOT NULL
            LEFT JOIN LATERAL (
                SELECT given.id, given.rank, given.place, article.public_id
                FROM unnest(list.items[1:%1$d], list.ranks[1:%1$d]) WITH ORDINALITY AS given (id, rank, place)
                JOIN article ON article.id = given.id
                WHERE article.status = 'published' AND article.language = subject.language
                  AND article.translation_group <> subject.translation_group
                  AND (given.place <= list.pinned OR NOT article.related_hidden)""";

    private static final String LIMITED = """
                ORDER BY given.place LIMIT %d
            ) listed ON true
            WHERE subject.status = 'published' AND\s""";

    private final Database database;
    private final PrerenderedArticles cards;
    private final boolean enabled;

    PrecomputedLists(Database database, PrerenderedArticles cards, FastPathSwitches fastPaths) {
        this.database = database;
        this.cards = cards;
        this.enabled = fastPaths.precomputedRelated();
    }

    /** Whether lists are precomputed and read. */
    public boolean areEnabled() {
        return enabled;
    }

    /** @param articles fewer than the limit if the list is too short, or if too many of its articles must not be shown */
    public record PrecomputedList(RelatedSubject subject, List<ListedArticle> articles) {}

    /** The beginning of the list of a published article; empty if there is no valid list. */
    public Optional<PrecomputedList> find(SlugOrId address, RelatedOptions options) {
        List<String> excluded = options.exclude();
        int from = options.limit() + SPARE + excluded.size();
        // numbers in the text instead of parameters: PostgreSQL then uses a generic plan, which costs less than
        // planning each
        Sql sql = Sql.of(BEGINNING.formatted(from, cards.cardColumn("listed.id")))
                .thenIf(
                        !excluded.isEmpty(),
                        "AND article.id <> ALL (" + FilterConditions.IDS_OF_SLUGS + ")",
                        excluded,
                        excluded)
                .then(LIMITED.formatted(options.limit()));
        sql = address.id().isPresent()
                ? sql.then("subject.public_id = ?", address.id().get())
                : sql.then("subject.slug = ?", address.text());
        record ListRow(RelatedSubject subject, ListedArticle article) {}
        List<ListRow> rows =
                database.list(sql.then("ORDER BY listed.place"), row -> new ListRow(subject(row), listed(row)));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrecomputedList(
                        rows.get(0).subject(),
                        renderMissingCards(rows.stream()
                                .map(ListRow::article)
                                .filter(Objects::nonNull)
                                .toList())));
    }

    /** Renders the cards that are not prerendered, and leaves out articles that have none. */
    private List<ListedArticle> renderMissingCards(List<ListedArticle> listed) {
        Map<Long, CardJson> rendered = cards.render(listed.stream()
                .filter(each -> !each.card().isPrerendered())
                .map(each -> each.candidate().id())
                .toList());
        return listed.stream()
                .map(each -> each.card().isPrerendered()
                        ? each
                        : new ListedArticle(
                                each.candidate(), rendered.get(each.candidate().id())))
                .filter(each -> each.card() != null)
                .toList();
    }

    private static RelatedSubject subject(Row row) throws SQLException {
        return RelatedSubject.ofArticle(
                row.uuid("subject_public_id"), row.number("subject_id"), row.text("language"), row.real("day"));
    }

    private ListedArticle listed(Row row) throws SQLException {
        if (row.numberOrNull("id") == null) {
            return null;
        }
        RelatedOrigin origin = row.flag("by_hand") ? RelatedOrigin.pinned : RelatedOrigin.automatic;
        return new ListedArticle(
                new RelatedCandidate(row.number("id"), origin, row.real("rank"), 0, 0, 0),
                new CardJson(row.uuid("public_id"), row.text("card")));
    }

    /** Stores a list and marks it as up to date. */
    void save(long articleId, List<RelatedCandidate> list) {
        float[] ranks = new float[list.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (float) list.get(i).rank();
        }
        long pinned = list.stream()
                .filter(each -> each.origin() == RelatedOrigin.pinned)
                .count();
        database.update(Sql.of(
                "UPDATE related_list SET items = ?, ranks = ?, pinned = ?, stale = false, built_at = clock_timestamp()"
                        + " WHERE article_id = ?",
                list.stream().mapToLong(RelatedCandidate::id).toArray(),
                ranks,
                (int) pinned,
                articleId));
    }

    /** The ids in each valid list, by the id of the article that has the list. */
    Map<Long, List<Long>> findIds(List<Long> articleIds) {
        return database.map(
                Sql.of(
                        "SELECT article_id, items FROM related_list WHERE article_id = ANY (?) AND items IS NOT NULL",
                        articleIds),
                row -> row.number("article_id"),
                row -> row.numbers("items"));
    }

    /** Ids of articles whose lists are due to be computed. */
    public List<Long> findDue(int limit) {
        return database.list(
                Sql.of("SELECT article_id FROM related_list WHERE stale ORDER BY article_id LIMIT ?", limit),
                row -> row.number("article_id"));
    }
}
