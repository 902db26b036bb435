package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.editorial.PinnedAndExcluded;

/** Finds the newest articles for a list that is shorter than its limit. */
@Singleton
class FallbackQuery {
    private final Database database;

    FallbackQuery(Database database) {
        this.database = database;
    }

    /**
     * Returns the newest articles of the subject's category, then the newest of all; more than are missing, since some may
     * be near-duplicates of others.
     */
    List<RelatedCandidate> findNewest(RelatedSubject subject, DiversitySelection selection, Sql conditions) {
        int limit = 2 * selection.missing() + 10;
        Sql sql = Sql.of("WITH near AS (SELECT article.id, 0 AS preference FROM listing walked")
                .then("JOIN article ON article.id = walked.article_id")
                .then(
                        "WHERE walked.kind = 'c' AND walked.key = ? AND walked.status = 'published'",
                        subject.categoryId())
                .then(allowed(subject, selection, conditions))
                .then("ORDER BY walked.listed_at DESC, walked.article_id DESC LIMIT ?), far AS (", limit)
                .then("SELECT article.id, 1 AS preference FROM article WHERE true")
                .then(allowed(subject, selection, conditions))
                .then("ORDER BY article.listed_at DESC, article.id DESC LIMIT ?)", 2 * limit)
                .then("SELECT 0 AS rank, chosen.preference,")
                .then(CandidateQuery.COLUMNS)
                .then("FROM (SELECT id, min(preference) AS preference FROM (TABLE near UNION ALL TABLE far) both_walks")
                .then("GROUP BY id) chosen JOIN article USING (id)")
                .then("ORDER BY chosen.preference, article.listed_at DESC, article.id DESC");
        return database.list(sql, row -> CandidateQuery.candidate(row, RelatedOrigin.fallback));
    }

    private static Sql allowed(RelatedSubject subject, DiversitySelection selection, Sql conditions) {
        List<Long> categories = selection.fullCategories();
        List<Long> sources = selection.fullSources();
        return Sql.of("AND NOT article.related_hidden AND article.id <> ALL (?)", List.copyOf(selection.excludedIds()))
                .then(PinnedAndExcluded.notExcludedFrom(subject.editorialArticleId()))
                .thenIf(!categories.isEmpty(), "AND article.category_id <> ALL (?)", categories)
                .thenIf(!sources.isEmpty(), "AND (article.source_id IS NULL OR article.source_id <> ALL (?))", sources)
                .then(conditions);
    }
}
