package org.broadsheet.articles;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Conditions;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;

/** Refuses an edit of what has changed since it was read, and says what has. */
@Singleton
class Staleness {
    private final Conditions conditions;
    private final RevisionQueries history;
    private final ArticleSources sources;
    private final ArticleReader reader;
    private final Answers answers;

    Staleness(
            Conditions conditions,
            RevisionQueries history,
            ArticleSources sources,
            ArticleReader reader,
            Answers answers) {
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
    void refuse(Article article, String ifMatch) {
        if (!conditions.match(ifMatch, article.version)) {
            throw Conditions.stale(ifMatch, article.version, differences(article.id, ifMatch))
                    .header("ETag", answers.tag(reader.written(article.id)));
        }
    }

    private List<Fault> differences(long id, String ifMatch) {
        return Conditions.version(ifMatch)
                .flatMap(version -> history.find(id, version))
                .map(seen -> Digests.differing(
                                Digests.of(ArticleSource.comparable(seen.content())),
                                Digests.of(sources.of(id).comparable()))
                        .stream()
                        .map(field -> Fault.at("/" + field, "has changed since version " + seen.number()))
                        .toList())
                .orElse(List.of());
    }
}
