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

    private final RelatedIndexQueries queries;
    private final TermCounts counts;

    RelatedIndex(RelatedIndexQueries queries, TermCounts counts) {
        this.queries = queries;
        this.counts = counts;
    }

    void articlesChanged(@Observes ArticlesChanged event) {
        forget(event.ids());
        learn(event.ids());
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
        queries.addTerms(ids);
        int published = queries.countWords(ids);
        if (published >= BULK) {
            counts.foldNow();
        }
        if (published > 0) {
            queries.addVectors(ids);
            queries.addPostings(ids);
            queries.place(queries.addEdges(ids));
        }
    }
}
