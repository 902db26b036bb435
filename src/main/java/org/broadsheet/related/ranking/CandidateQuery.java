package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;

/** Finds out which articles may stand in a list: published, wanted, and not kept out by editors. */
@Singleton
public class CandidateQuery {
    private static final String COLUMNS = """
            article.id, article.category_id, coalesce(article.source_id, 0) AS source_id,
            extract(epoch FROM article.listed_at) / 86400 AS day""";

    private final Database database;

    CandidateQuery(Database database) {
        this.database = database;
    }

    /** Those that are pinned, in their order, and of those that are ranked the ones that meet the conditions. */
    public List<RelatedCandidate> findPinnedAndRanked(RelatedSubject subject, List<Ranked> ranked, Sql conditions) {
        Sql sql = Sql.of("SELECT chosen.position, chosen.rank,")
                .then(COLUMNS)
                .then(
                        """
                        FROM (
                            SELECT id, coalesce(max(rank), 0) AS rank, min(position) AS position, bool_or(pinned) AS pinned
                            FROM (
                                SELECT id, rank, NULL::integer AS position, NULL::boolean AS pinned
                                FROM unnest(?::bigint[], ?::double precision[]) AS given (id, rank)
                                UNION ALL
                                SELECT other_id, NULL, position, pinned FROM article_related_override WHERE article_id = ?
                            ) ranked_or_steered
                            GROUP BY id
                        ) chosen
                        CROSS JOIN LATERAL (
                            SELECT * FROM article
                            WHERE article.id = chosen.id AND (chosen.pinned OR NOT article.related_hidden)""",
                        ranked.stream().mapToLong(Ranked::id).toArray(),
                        ranked.stream().mapToDouble(Ranked::rank).toArray(),
                        subject.editorialArticleId())
                .then(conditions)
                // one by one, by their keys: of an archive too young for statistics the planner would read all
                .then("OFFSET 0) article WHERE chosen.pinned IS NOT FALSE")
                .then("ORDER BY chosen.position, chosen.rank DESC, article.id");
        return database.list(
                sql,
                row -> candidate(
                        row, row.integerOrNull("position") == null ? RelatedOrigin.automatic : RelatedOrigin.pinned));
    }

    /** What fills up a list: the newest of the subject's section, then the newest; some more than are missing. */
    public List<RelatedCandidate> findNewest(RelatedSubject subject, DiversitySelection listed, Sql conditions) {
        int limit = 2 * listed.missing() + 10;
        Sql sql = Sql.of("WITH near AS (SELECT article.id, 0 AS preference FROM listing walked")
                .then("JOIN article ON article.id = walked.article_id")
                .then(
                        "WHERE walked.kind = 'c' AND walked.key = ? AND walked.status = 'published'",
                        subject.categoryId())
                .then(conditionsOf(subject, listed, conditions))
                .then("ORDER BY walked.listed_at DESC, walked.article_id DESC LIMIT ?), far AS (", limit)
                .then("SELECT article.id, 1 AS preference FROM article WHERE true")
                .then(conditionsOf(subject, listed, conditions))
                .then("ORDER BY article.listed_at DESC, article.id DESC LIMIT ?)", 2 * limit)
                .then("SELECT 0 AS rank, chosen.preference,")
                .then(COLUMNS)
                .then("FROM (SELECT id, min(preference) AS preference FROM (TABLE near UNION ALL TABLE far) both_walks")
                .then("GROUP BY id) chosen JOIN article USING (id)")
                .then("ORDER BY chosen.preference, article.listed_at DESC, article.id DESC");
        return database.list(sql, row -> candidate(row, RelatedOrigin.fallback));
    }

    private static Sql conditionsOf(RelatedSubject subject, DiversitySelection listed, Sql conditions) {
        List<Long> categories = listed.fullCategories();
        List<Long> sources = listed.fullSources();
        return Sql.of("AND NOT article.related_hidden AND article.id <> ALL (?)", List.copyOf(listed.excludedIds()))
                .then(
                        "AND NOT EXISTS (SELECT FROM article_related_override WHERE article_id = ? AND other_id = article.id"
                                + " AND NOT pinned)",
                        subject.editorialArticleId())
                .thenIf(!categories.isEmpty(), "AND article.category_id <> ALL (?)", categories)
                .thenIf(!sources.isEmpty(), "AND (article.source_id IS NULL OR article.source_id <> ALL (?))", sources)
                .then(conditions);
    }

    private static RelatedCandidate candidate(Row row, RelatedOrigin origin) throws SQLException {
        return new RelatedCandidate(
                row.number("id"),
                origin,
                row.real("rank"),
                row.number("category_id"),
                row.number("source_id"),
                row.real("day"));
    }
}
