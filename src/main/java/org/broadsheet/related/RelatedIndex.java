package org.broadsheet.related;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.ArticlesChanged;

/**
 * Keeps what related lists are computed from, in the transaction that writes an article: it can be related to, and
 * appears in others' lists, in the very next request. How it works and what it costs: {@code src/docs/related.md}.
 */
@Singleton
class RelatedIndex {
    /** With so many articles in one write, their words are counted before they are weighed. */
    private static final int BULK = 10;

    /** Articles brought up to date by one round of statements, each of which must end within its time. */
    private static final int CHUNK = 50;

    private final RelatedIndexQueries queries;
    private final TermCounts counts;

    RelatedIndex(RelatedIndexQueries queries, TermCounts counts) {
        this.queries = queries;
        this.counts = counts;
    }

    void articlesChanged(@Observes ArticlesChanged event) {
        List<Long> ids = event.ids();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Long> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            forget(chunk);
            learn(chunk);
        }
    }

    private void forget(List<Long> ids) {
        if (queries.uncountWords(ids) > 0) {
            queries.removePostings(ids);
            List<Long> neighbours = queries.removeEdges(ids);
            queries.removeVectors(ids);
            queries.place(neighbours);
        }
    }

    private void learn(List<Long> ids) {
        queries.gatherWords(ids);
        queries.addTerms();
        int published = queries.countWords();
        if (published >= BULK) {
            counts.foldNow();
        }
        if (published > 0) {
            queries.addVectors();
            queries.addPostings(ids);
            queries.place(queries.addEdges(ids));
        }
    }
}
