package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.CardReader;
import org.broadsheet.articles.FilterSql;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Row;
import org.broadsheet.platform.sql.Sql;

/** Ranks related articles. The method, its reasons and its cost: {@code src/docs/related.md}. */
@Singleton
class RelatedQuery {
    /** The rank of a fair match: it has half the score there is. */
    private static final double USUAL_RANK = 6;

    /** How near the others are, in units of how near is usual for either: so that nobody is near to everybody. */
    private static final String OWN_OF_ARTICLES = """
            SELECT edge.other_id AS id, sum(edge.nearness / sqrt(here.nearness * there.nearness)) AS story,
                   sum(edge.topical / sqrt(here.topical * there.topical)) AS topic
            FROM unnest(?) AS read (id)
            JOIN related_place here ON here.article_id = read.id
            CROSS JOIN LATERAL (
                SELECT other_id, nearness, topical FROM related_edge WHERE article_id = read.id
                ORDER BY nearness DESC, other_id LIMIT 60
            ) edge
            JOIN related_place there ON there.article_id = edge.other_id
            GROUP BY edge.other_id""";

    /** A text has no place yet: what is usual for it is found from the edges it would have. */
    private static final String OWN_OF_TEXT = """
            SELECT edge.article_id AS id, edge.nearness / sqrt(here.nearness * there.nearness) AS story,
                   edge.topical / sqrt(here.topical * there.topical) AS topic
            FROM edge JOIN related_place there ON there.article_id = edge.article_id
            CROSS JOIN (
                SELECT greatest(sum(nearness) / 7, 0.000001) AS nearness, greatest(sum(topical) / 7, 0.000001) AS topical
                FROM (SELECT * FROM edge ORDER BY nearness DESC LIMIT 7) nearest
            ) here""";

    /**
     * A strong likeness decides by itself. What is weaker is ordered by company: whom the nearest ones are near to, and
     * who counts near ones among its own.
     */
    private static final String RANKED = """
            friend AS MATERIALIZED (
                SELECT id, story ^ 5 / sum(story ^ 5) OVER () AS share
                FROM (SELECT id, story FROM own ORDER BY story DESC, id LIMIT 12) nearest
            ), introduced AS (
                SELECT id, sum(gain) AS gain FROM (
                    SELECT far.other_id AS id, friend.share * far.topical / sqrt(here.topical * there.topical) AS gain
                    FROM friend JOIN related_place here ON here.article_id = friend.id
                    CROSS JOIN LATERAL (
                        SELECT other_id, topical FROM related_edge WHERE article_id = friend.id
                        ORDER BY nearness DESC, other_id LIMIT 60
                    ) far
                    JOIN related_place there ON there.article_id = far.other_id
                    UNION ALL
                    SELECT id, 1.5 * share FROM friend
                ) gained GROUP BY id
            ), hopeful AS MATERIALIZED (
                SELECT id, coalesce(own.story, 0) ^ 6 + 3 * coalesce(introduced.gain, 0) AS rank
                FROM own FULL JOIN introduced USING (id) ORDER BY rank DESC, id LIMIT 300
            ), ranked AS (
                SELECT hopeful.id, hopeful.rank + 3 * coalesce(sum(theirs.share
                           * (coalesce(own.topic, 0) + CASE WHEN theirs.friend = ANY (?) THEN 1.5 ELSE 0 END)), 0) AS rank
                FROM hopeful JOIN related_place place ON place.article_id = hopeful.id
                LEFT JOIN LATERAL unnest(place.friends, place.shares) AS theirs (friend, share) ON true
                LEFT JOIN own ON own.id = theirs.friend
                GROUP BY hopeful.id, hopeful.rank
            ), steered AS (
                SELECT other_id AS id, pinned, position FROM article_steering WHERE article_id = ?
            )""";

    private final Database database;
    private final FilterSql filters;
    private final CardReader cards;
    private final Explanations explanations;

    RelatedQuery(Database database, FilterSql filters, CardReader cards, Explanations explanations) {
        this.database = database;
        this.filters = filters;
        this.cards = cards;
        this.explanations = explanations;
    }

    /**
     * A card before its reasons are known.
     *
     * @param rank any positive number, larger for what is more related
     */
    record Ranked(long id, ArticleCard card, Origin origin, double rank) {
        /** 0 to 1, in the order of the list. */
        double score() {
            return switch (origin) {
                case pinned -> 1;
                case automatic -> Explanations.rounded(rank / (rank + USUAL_RANK));
                case fallback -> 0;
            };
        }
    }

    List<RelatedArticle> of(Subject subject, Wishes wishes) {
        ArticleFilter filter = wishes.filter().language() == null && subject.language() != null
                ? wishes.filter().in(new LanguageFilter(List.of(subject.language())))
                : wishes.filter();
        Sql conditions = filters.conditions(filter);
        List<Ranked> ranked = new ArrayList<>(best(subject, conditions, wishes.limit()));
        if (ranked.size() < wishes.limit()) {
            ranked.addAll(newest(subject, ranked, conditions, wishes.limit() - ranked.size()));
        }
        Map<Long, List<Reason>> reasons = wishes.explain() ? explanations.of(subject, ranked) : Map.of();
        return ranked.stream()
                .map(each -> new RelatedArticle(
                        each.card(),
                        each.origin(),
                        wishes.explain() ? each.score() : null,
                        wishes.explain() ? reasons.get(each.id()) : null))
                .toList();
    }

    private List<Ranked> best(Subject subject, Sql conditions, int limit) {
        Sql sql = (subject.text() == null
                        ? Sql.of("WITH own AS MATERIALIZED (" + OWN_OF_ARTICLES + "),", subject.articleIds())
                        : Sql.of(
                                "WITH edge AS MATERIALIZED (SELECT * FROM nearest_articles(?, ?, ?::integer[], ?::real[], 0)),"
                                        + " own AS MATERIALIZED (" + OWN_OF_TEXT + "),",
                                subject.language(),
                                subject.day(),
                                subject.text().terms(),
                                subject.text().impacts()))
                .then(RANKED, subject.articleIds(), subject.steeredBy())
                .then("""
                        , chosen AS MATERIALIZED (
                            SELECT article.id, steered.position, coalesce(ranked.rank, 0) AS rank
                            FROM (SELECT id FROM ranked UNION SELECT id FROM steered WHERE pinned) candidate
                            JOIN article ON article.id = candidate.id
                            LEFT JOIN ranked ON ranked.id = article.id
                            LEFT JOIN steered ON steered.id = article.id
                            WHERE steered.pinned IS NOT FALSE AND (steered.pinned OR NOT article.related_hidden)
                              AND article.id <> ALL (?)""", subject.unwanted())
                .then(conditions)
                .then(
                        """
                            ORDER BY steered.position, rank DESC, article.id LIMIT ?
                        )
                        SELECT chosen.position, chosen.rank,"""
                                + " " + CardReader.COLUMNS
                                + " FROM chosen JOIN (" + CardReader.TABLES + ") ON article.id = chosen.id"
                                + " ORDER BY chosen.position, chosen.rank DESC, chosen.id",
                        limit);
        return database.list(
                sql, row -> ranked(row, row.integerOrNull("position") == null ? Origin.automatic : Origin.pinned));
    }

    /** Fills a short list up: the newest of the same section, then the newest. */
    private List<Ranked> newest(Subject subject, List<Ranked> listed, Sql conditions, int limit) {
        List<Long> unwanted = new ArrayList<>(subject.unwanted());
        listed.forEach(each -> unwanted.add(each.id()));
        Sql sql = Sql.of("WITH near AS (SELECT article.id, 0 AS preference, article.listed_at FROM listing walked")
                .then("JOIN article ON article.id = walked.article_id")
                .then(
                        "WHERE walked.kind = 'c' AND walked.key = ? AND walked.status = 'published'",
                        subject.categoryId())
                .then(newestBeyond(subject, unwanted, conditions))
                .then("ORDER BY walked.listed_at DESC, walked.article_id DESC LIMIT ?), far AS (", limit)
                .then("SELECT article.id, 1 AS preference, article.listed_at FROM article WHERE true")
                .then(newestBeyond(subject, unwanted, conditions))
                .then("ORDER BY article.listed_at DESC, article.id DESC LIMIT ?)", 2 * limit)
                .then("SELECT 0 AS rank, chosen.preference, " + CardReader.COLUMNS)
                .then("FROM (SELECT DISTINCT ON (id) * FROM (TABLE near UNION ALL TABLE far) both_walks")
                .then("ORDER BY id, preference) chosen JOIN (" + CardReader.TABLES + ") ON article.id = chosen.id")
                .then("ORDER BY chosen.preference, chosen.listed_at DESC, chosen.id DESC LIMIT ?", limit);
        return database.list(sql, row -> ranked(row, Origin.fallback));
    }

    private static Sql newestBeyond(Subject subject, List<Long> unwanted, Sql conditions) {
        return Sql.of("AND NOT article.related_hidden AND article.id <> ALL (?)", unwanted)
                .then(
                        "AND NOT EXISTS (SELECT FROM article_steering WHERE article_id = ? AND other_id = article.id"
                                + " AND NOT pinned)",
                        subject.steeredBy())
                .then(conditions);
    }

    private Ranked ranked(Row row, Origin origin) throws SQLException {
        return new Ranked(row.number("id"), cards.card(row), origin, row.real("rank"));
    }
}
