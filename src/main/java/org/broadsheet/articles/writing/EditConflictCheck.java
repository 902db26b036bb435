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

/** Refuses an edit of what has changed since it was read, and says what has. */
@Singleton
class EditConflictCheck {
    private final ConditionalRequest conditions;
    private final RevisionQueries history;
    private final ArticleSnapshotQuery sources;
    private final ArticleQuery reader;
    private final JsonResponses answers;

    EditConflictCheck(
            ConditionalRequest conditions,
            RevisionQueries history,
            ArticleSnapshotQuery sources,
            ArticleQuery reader,
            JsonResponses answers) {
        this.conditions = conditions;
        this.history = history;
        this.sources = sources;
        this.reader = reader;
        this.answers = answers;
    }

    /**
     * @param ifMatch the header's value, null when the client did not send one
     * @throws ProblemException 412 with the current ETag and a fault for each field that differs, or 428
     */
    void requireCurrentVersion(Article article, String ifMatch) {
        if (!conditions.matchesIfMatch(ifMatch, article.version)) {
            throw ConditionalRequest.versionConflict(ifMatch, article.version, differences(article.id, ifMatch))
                    .header("ETag", answers.entityTag(reader.editorialView(article.id)));
        }
    }

    private List<FieldError> differences(long id, String ifMatch) {
        return ConditionalRequest.versionIn(ifMatch)
                .flatMap(version -> history.find(id, version))
                .map(seen -> FieldDigests.changedFields(
                                FieldDigests.of(ArticleSnapshot.comparable(seen.content())),
                                FieldDigests.of(sources.load(id).comparable()))
                        .stream()
                        .map(field -> FieldError.at("/" + field, "has changed since version " + seen.number()))
                        .toList())
                .orElse(List.of());
    }
}
