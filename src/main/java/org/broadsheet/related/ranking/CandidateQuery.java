package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.editorial.PinnedAndExcluded;

/** Loads the pinned and ranked articles that may be listed: those that match the filters and are not excluded or hidden. */
@Singleton
class CandidateQuery {
    static final String COLUMNS = """
            article.id, article.category_id, coalesce(article.source_id, 0) AS source_id,
            extract(epoch FROM article.listed_at) / 86400 AS day""";

    private final Database database;

    CandidateQuery(Database database) {
        this.database = database;
    }

    /** Returns the pinned articles in the editors' order, then the others by rank. */
    List<RelatedCandidate> find(RelatedSubject subject, List<RankedArticle> ranked, Sql conditions) {
        Sql sql = Sql.of("SELECT chosen.position, chosen.rank,")
                .then(COLUMNS)
                .then(PinnedAndExcluded.mergedWith(
                        ranked.stream().mapToLong(RankedArticle::id).toArray(),
                        ranked.stream().mapToDouble(RankedArticle::rank).toArray(),
                        subject.editorialArticleId()))
                .then("""
                        CROSS JOIN LATERAL (
                            SELECT * FROM article
                            WHERE article.id = chosen.id AND (chosen.pinned OR NOT article.related_hidden)""")
                .then(conditions)
                // OFFSET 0 keeps the planner from a sequential scan when the table has no statistics yet
                .then("OFFSET 0) article WHERE chosen.pinned IS NOT FALSE")
                .then("ORDER BY chosen.position, chosen.rank DESC, article.id");
        return database.list(
                sql,
                row -> candidate(
                        row, row.integerOrNull("position") == null ? RelatedOrigin.automatic : RelatedOrigin.pinned));
    }

    static RelatedCandidate candidate(Row row, RelatedOrigin origin) throws SQLException {
        return new RelatedCandidate(
                row.number("id"),
                origin,
                row.real("rank"),
                row.number("category_id"),
                row.number("source_id"),
                row.real("day"));
    }
}
