package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.related.index.ArticleNeighbours;
import org.broadsheet.related.index.NearestNeighbourSearch;
import org.broadsheet.related.index.Neighbour;
import org.broadsheet.related.index.NeighbourStore;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermVector;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.TermVectorStore.WeightedVector;
import org.broadsheet.related.text.VectorComparison;

/** What is near to a subject, in order: from its neighbourhood where one is kept, else by looking for it. */
@Singleton
public class SubjectRanker {
    private final NeighbourRanker neighbourRanker;
    private final NeighbourStore neighbourStore;
    private final NearestNeighbourSearch neighbourSearch;
    private final TermVectorStore vectors;
    private final TermDictionary terms;

    SubjectRanker(
            NeighbourRanker ranker,
            NeighbourStore neighbourhoods,
            NearestNeighbourSearch nearest,
            TermVectorStore vectors,
            TermDictionary terms) {
        this.neighbourRanker = ranker;
        this.neighbourStore = neighbourhoods;
        this.neighbourSearch = nearest;
        this.vectors = vectors;
        this.terms = terms;
    }

    public List<Ranked> rank(RelatedSubject subject, RelatedOptions wishes) {
        if (subject.textVector() == null && wishes.asOf() == null) {
            return neighbourRanker.rank(storedNeighbours(subject.articleIds()));
        }
        double until =
                wishes.asOf() == null ? NearestNeighbourSearch.ANY_DAY : SubjectQuery.daysSince1970(wishes.now());
        if (subject.textVector() != null) {
            return neighbourRanker.rank(List.of(searchNeighbours(subject.textVector(), until)));
        }
        return neighbourRanker.rank(subject.articleIds().stream()
                .map(vectors::findByArticle)
                .flatMap(Optional::stream)
                .map(vector -> searchNeighbours(weighed(vector), until))
                .toList());
    }

    /** Those that are not compared yet are looked at now. */
    private List<ArticleNeighbours> storedNeighbours(List<Long> articleIds) {
        Map<Long, ArticleNeighbours> kept = neighbourStore.findByArticles(articleIds);
        return articleIds.stream()
                .map(id -> Optional.ofNullable(kept.get(id)).or(() -> vectors.findByArticle(id)
                        .map(vector -> articleNeighbours(id, neighbourSearch.findWithoutDuplicates(weighed(vector))))))
                .flatMap(Optional::stream)
                .toList();
    }

    private ArticleNeighbours searchNeighbours(WeightedVector text, double until) {
        return articleNeighbours(
                text.vector().articleId(), neighbourSearch.find(text, until).neighbours());
    }

    private static ArticleNeighbours articleNeighbours(long articleId, List<Neighbour> edges) {
        ArticleNeighbours neighbourhood = new ArticleNeighbours(articleId);
        edges.forEach(neighbourhood::add);
        neighbourhood.applyChanges();
        return neighbourhood;
    }

    /** How much two have in common, of what they could have: 0 to 1. Nothing where one of them is not published. */
    public Optional<Double> likeness(RelatedSubject subject, long otherId) {
        Optional<WeightedVector> mine = subject.textVector() != null
                ? Optional.of(subject.textVector())
                : vectors.findByArticle(subject.editorialArticleId()).map(this::weighed);
        Optional<WeightedVector> theirs = vectors.findByArticle(otherId).map(this::weighed);
        boolean comparable = mine.isPresent()
                && theirs.isPresent()
                && mine.get().vector().language().equals(theirs.get().vector().language());
        return comparable ? Optional.of(likeness(mine.get(), theirs.get())) : Optional.empty();
    }

    private static double likeness(WeightedVector mine, WeightedVector theirs) {
        VectorComparison comparison = new VectorComparison(mine.vector(), mine.weights());
        double whole = comparison.likeness(mine.vector())
                * new VectorComparison(theirs.vector(), theirs.weights()).likeness(theirs.vector());
        return whole == 0 ? 0 : Math.min(1, comparison.likeness(theirs.vector()) / Math.sqrt(whole));
    }

    private WeightedVector weighed(TermVector vector) {
        return new WeightedVector(vector, terms.weights(vector.language(), vector.terms()));
    }
}
