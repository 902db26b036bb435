package org.broadsheet.related.lists;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.FastPaths;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedQuery.ListedArticle;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.ranking.RelatedCandidate;

/**
 * Keeps the list of each article ready to be read in one statement. Reading writes nothing: a list that is outdated is
 * made by its readers for themselves until {@link PrecomputeWorker} comes round.
 */
@Singleton
public class PrecomputedLists {
    /** The longest list there is, and some spare for what is not published any more. */
    static final int MAX_LENGTH = 60;

    static final int SPARE = 10;

    /**
     * Those at the beginning of the list that may be seen, with their cards as far as they are ready. It takes a row for
     * the article even when there are none.
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

    /** The key of every answer that comes from a ready list. */
    public static final String ALL_LISTS_CACHE_KEY = "related";

    /** Whoever outdates more at once has all kept answers forgotten that come from a ready list. */
    private static final int MAX_CACHE_KEYS = 300;

    private final Database database;
    private final PrerenderedArticles cards;
    private final CacheInvalidation cacheInvalidation;
    private final boolean enabled;

    PrecomputedLists(Database database, PrerenderedArticles cards, CacheInvalidation touched, FastPaths fastPaths) {
        this.database = database;
        this.cards = cards;
        this.cacheInvalidation = touched;
        this.enabled = fastPaths.precomputedRelated();
    }

    /** Whether lists are computed ahead, and read. */
    public boolean areEnabled() {
        return enabled;
    }

    /** @param listed as many as were wanted, unless more of the list than the spare has gone */
    public record PrecomputedList(RelatedSubject subject, List<ListedArticle> listed) {}

    /** The list of a published article, when it is ready. */
    public Optional<PrecomputedList> find(SlugOrId address, RelatedOptions wishes) {
        List<String> excluded = wishes.exclude();
        int from = wishes.limit() + SPARE + excluded.size();
        // numbers in the text and no parameter more than needed: one plan for all of them costs less than planning each
        Sql sql = Sql.of(BEGINNING.formatted(from, cards.cardColumn("listed.id")))
                .thenIf(!excluded.isEmpty(), "AND article.slug <> ALL (?)", excluded)
                .then(LIMITED.formatted(wishes.limit()));
        sql = address.id().isPresent()
                ? sql.then("subject.public_id = ?", address.id().get())
                : sql.then("subject.slug = ?", address.text());
        record Line(RelatedSubject subject, ListedArticle listed) {}
        List<Line> lines = database.list(sql.then("ORDER BY listed.place"), row -> new Line(subject(row), listed(row)));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrecomputedList(
                        lines.get(0).subject(),
                        renderMissingCards(lines.stream()
                                .map(Line::listed)
                                .filter(Objects::nonNull)
                                .toList())));
    }

    /** Makes those cards that were not ready. */
    private List<ListedArticle> renderMissingCards(List<ListedArticle> listed) {
        Map<Long, CardJson> made = cards.render(listed.stream()
                .filter(each -> !each.card().isPrerendered())
                .map(each -> each.candidate().id())
                .toList());
        return listed.stream()
                .map(each -> each.card().isPrerendered()
                        ? each
                        : new ListedArticle(
                                each.candidate(), made.get(each.candidate().id())))
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

    /** The articles in whose lists an editor has said something about these. */
    public List<Long> articlesThatPinOrExclude(List<Long> articleIds) {
        return database.list(
                Sql.of("SELECT DISTINCT article_id FROM article_related_override WHERE other_id = ANY (?)", articleIds),
                row -> row.number("article_id"));
    }

    /** To be called when anything next to these articles has changed. */
    public void invalidate(Collection<Long> articleIds) {
        if (articleIds.isEmpty()) {
            return;
        }
        List<String> keys = database.list(
                Sql.of("""
                        WITH outdated AS (
                            INSERT INTO related_list (article_id) SELECT id FROM unnest(?) AS changed (id) ORDER BY id
                            ON CONFLICT (article_id) DO UPDATE
                            SET items = NULL, ranks = NULL, stale = true, changed_at = clock_timestamp()
                            RETURNING article_id)
                        SELECT public_id FROM outdated JOIN article ON article.id = article_id""", List.copyOf(articleIds)), row -> RelatedSubject.listCacheKey(row.uuid("public_id")));
        cacheInvalidation.invalidate(keys.size() > MAX_CACHE_KEYS ? List.of(ALL_LISTS_CACHE_KEY) : keys);
    }

    /** To be called when they can be made better: what is there serves until they are. */
    public void schedule(Collection<Long> articleIds) {
        database.update(Sql.of("""
                INSERT INTO related_list (article_id) SELECT id FROM unnest(?) AS changed (id) ORDER BY id
                ON CONFLICT (article_id) DO UPDATE SET stale = true, changed_at = clock_timestamp()""", List.copyOf(articleIds)));
    }

    public void delete(List<Long> articleIds) {
        if (!articleIds.isEmpty()) {
            database.update(Sql.of("DELETE FROM related_list WHERE article_id = ANY (?)", articleIds));
        }
    }

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

    /** The lists that serve as yet, without those that do not. */
    Map<Long, List<Long>> findIds(List<Long> articleIds) {
        Map<Long, List<Long>> lists = new HashMap<>();
        database.list(
                Sql.of(
                        "SELECT article_id, items FROM related_list WHERE article_id = ANY (?) AND items IS NOT NULL",
                        articleIds),
                row -> lists.put(row.number("article_id"), row.numbers("items")));
        return lists;
    }

    /** Lists that are to be made. */
    public List<Long> findDue(int most) {
        return database.list(
                Sql.of("SELECT article_id FROM related_list WHERE stale ORDER BY article_id LIMIT ?", most),
                row -> row.number("article_id"));
    }

    /**
     * Has those lists made again which hang on these articles from afar: of whoever has one of them for a friend, and was
     * made before it changed. They serve until then.
     */
    void scheduleDependents(List<Long> articleIds) {
        database.update(Sql.of("""
                UPDATE related_list list SET stale = true
                FROM related_list changed
                JOIN related_neighbours place ON place.article_id = changed.article_id
                CROSS JOIN LATERAL unnest(place.neighbours) AS other (id)
                JOIN related_neighbours theirs ON theirs.article_id = other.id AND place.article_id = ANY (theirs.top_neighbours)
                WHERE changed.article_id = ANY (?) AND changed.items IS NULL
                  AND list.article_id = other.id AND NOT list.stale AND list.built_at < changed.changed_at""", articleIds));
    }
}
