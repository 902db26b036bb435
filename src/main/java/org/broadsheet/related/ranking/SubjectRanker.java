package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.related.RelatedCriteria;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.related.index.ArticleNeighbours;
import org.broadsheet.related.index.NearestNeighbourSearch;
import org.broadsheet.related.index.Neighbour;
import org.broadsheet.related.index.NeighbourStore;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.WeightedVector;

/** Ranks articles for a subject, by its stored neighbours if there are any, else by a search for neighbours. */
@Singleton
class SubjectRanker {
    private final NeighbourRanker neighbourRanker;
    private final NeighbourStore neighbourStore;
    private final NearestNeighbourSearch neighbourSearch;
    private final TermVectorStore vectors;
    private final TermDictionary terms;

    SubjectRanker(
            NeighbourRanker neighbourRanker,
            NeighbourStore neighbourStore,
            NearestNeighbourSearch neighbourSearch,
            TermVectorStore vectors,
            TermDictionary terms) {
        this.neighbourRanker = neighbourRanker;
        this.neighbourStore = neighbourStore;
        this.neighbourSearch = neighbourSearch;
        this.vectors = vectors;
        this.terms = terms;
    }

    List<RankedArticle> rank(RelatedSubject subject, RelatedOptions options) {
        RelatedCriteria criteria = options.criteria();
        if (subject.textVector() == null && criteria.asOf() == null) {
            return neighbourRanker.rank(storedNeighbours(subject.articleIds()));
        }
        double untilDay =
                criteria.asOf() == null ? NearestNeighbourSearch.ANY_DAY : SubjectQuery.daysSince1970(criteria.now());
        if (subject.textVector() != null) {
            return neighbourRanker.rank(List.of(searchNeighbours(subject.textVector(), untilDay)));
        }
        return neighbourRanker.rank(subject.articleIds().stream()
                .map(vectors::findByArticle)
                .flatMap(Optional::stream)
                .map(vector -> searchNeighbours(terms.withWeights(vector), untilDay))
                .toList());
    }

    /** Searches the neighbours of articles that have not been compared yet. */
    private List<ArticleNeighbours> storedNeighbours(List<Long> articleIds) {
        Map<Long, ArticleNeighbours> stored = neighbourStore.findByArticles(articleIds);
        return articleIds.stream()
                .map(id -> Optional.ofNullable(stored.get(id)).or(() -> vectors.findByArticle(id)
                        .map(vector -> articleNeighbours(
                                id, neighbourSearch.findWithoutDuplicates(terms.withWeights(vector))))))
                .flatMap(Optional::stream)
                .toList();
    }

    private ArticleNeighbours searchNeighbours(WeightedVector vector, double untilDay) {
        return articleNeighbours(
                vector.vector().articleId(),
                neighbourSearch.find(vector, untilDay).neighbours());
    }

    private static ArticleNeighbours articleNeighbours(long articleId, List<Neighbour> found) {
        ArticleNeighbours neighbours = new ArticleNeighbours(articleId);
        found.forEach(neighbours::add);
        neighbours.applyChanges();
        return neighbours;
    }
}
