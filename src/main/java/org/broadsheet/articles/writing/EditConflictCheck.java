package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.revisions.FieldDigests;
import org.broadsheet.articles.revisions.RevisionQueries;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.JsonResponses;

/** Checks {@code If-Match} of an edit against the article's version, and tells which fields have changed since. */
@Singleton
class EditConflictCheck {
    private final ConditionalRequest conditions;
    private final RevisionQueries revisions;
    private final ArticleSnapshotQuery snapshots;
    private final ArticleQuery articles;
    private final JsonResponses responses;

    EditConflictCheck(
            ConditionalRequest conditions,
            RevisionQueries revisions,
            ArticleSnapshotQuery snapshots,
            ArticleQuery articles,
            JsonResponses responses) {
        this.conditions = conditions;
        this.revisions = revisions;
        this.snapshots = snapshots;
        this.articles = articles;
        this.responses = responses;
    }

    /**
     * @param ifMatch value of the header; null when absent
     * @throws ProblemException 412 with the current ETag and an error for each field that differs, or 428
     */
    void requireCurrentVersion(Article article, String ifMatch) {
        if (!conditions.matchesIfMatch(ifMatch, article.version)) {
            throw ConditionalRequest.versionConflict(ifMatch, article.version, differences(article.id, ifMatch))
                    .header("ETag", responses.entityTag(articles.editorialView(article.id)));
        }
    }

    /** Empty when the header names no revision of the article. */
    private List<FieldError> differences(long articleId, String ifMatch) {
        return ConditionalRequest.versionIn(ifMatch)
                .flatMap(version -> revisions.find(articleId, version))
                .map(seen -> FieldDigests.changedFields(
                                FieldDigests.of(ArticleSnapshot.comparable(seen.content())),
                                FieldDigests.of(snapshots.load(articleId).comparable()))
                        .stream()
                        .map(field -> FieldError.at("/" + field, "has changed since version " + seen.number()))
                        .toList())
                .orElse(List.of());
    }
}
