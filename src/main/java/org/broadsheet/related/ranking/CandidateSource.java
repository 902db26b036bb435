package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.related.index.ArticleNeighbours;
import org.broadsheet.related.index.NearestNeighbours;
import org.broadsheet.related.index.Neighbour;
import org.broadsheet.related.index.NeighbourStore;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermVector;
import org.broadsheet.related.text.TermVectors;
import org.broadsheet.related.text.TermVectors.Weighed;
import org.broadsheet.related.text.VectorComparison;

/** What is near to a subject, in order: from its neighbourhood where one is kept, else by looking for it. */
@Singleton
public class CandidateSource {
    private final RankingLoader ranker;
    private final NeighbourStore neighbourhoods;
    private final NearestNeighbours nearest;
    private final TermVectors vectors;
    private final TermDictionary terms;

    CandidateSource(
            RankingLoader ranker,
            NeighbourStore neighbourhoods,
            NearestNeighbours nearest,
            TermVectors vectors,
            TermDictionary terms) {
        this.ranker = ranker;
        this.neighbourhoods = neighbourhoods;
        this.nearest = nearest;
        this.vectors = vectors;
        this.terms = terms;
    }

    public List<Ranked> of(RelatedSubject subject, RelatedOptions wishes) {
        if (subject.text() == null && wishes.asOf() == null) {
            return ranker.of(kept(subject.articleIds()));
        }
        double until = wishes.asOf() == null ? NearestNeighbours.ANY_DAY : SubjectQuery.day(wishes.now());
        if (subject.text() != null) {
            return ranker.of(List.of(found(subject.text(), until)));
        }
        return ranker.of(subject.articleIds().stream()
                .map(vectors::ofArticle)
                .flatMap(Optional::stream)
                .map(vector -> found(weighed(vector), until))
                .toList());
    }

    /** Those that are not compared yet are looked at now. */
    private List<ArticleNeighbours> kept(List<Long> articleIds) {
        Map<Long, ArticleNeighbours> kept = neighbourhoods.of(articleIds);
        return articleIds.stream()
                .map(id -> Optional.ofNullable(kept.get(id)).or(() -> vectors.ofArticle(id)
                        .map(vector -> neighbourhood(id, nearest.apart(weighed(vector))))))
                .flatMap(Optional::stream)
                .toList();
    }

    private ArticleNeighbours found(Weighed text, double until) {
        return neighbourhood(text.vector().articleId(), nearest.to(text, until).edges());
    }

    private static ArticleNeighbours neighbourhood(long articleId, List<Neighbour> edges) {
        ArticleNeighbours neighbourhood = new ArticleNeighbours(articleId);
        edges.forEach(neighbourhood::join);
        neighbourhood.settle();
        return neighbourhood;
    }

    /** How much two have in common, of what they could have: 0 to 1. Nothing where one of them is not published. */
    public Optional<Double> likeness(RelatedSubject subject, long otherId) {
        Optional<Weighed> mine = subject.text() != null
                ? Optional.of(subject.text())
                : vectors.ofArticle(subject.steeredBy()).map(this::weighed);
        Optional<Weighed> theirs = vectors.ofArticle(otherId).map(this::weighed);
        boolean comparable = mine.isPresent()
                && theirs.isPresent()
                && mine.get().vector().language().equals(theirs.get().vector().language());
        return comparable ? Optional.of(likeness(mine.get(), theirs.get())) : Optional.empty();
    }

    private static double likeness(Weighed mine, Weighed theirs) {
        VectorComparison comparison = new VectorComparison(mine.vector(), mine.weights());
        double whole = comparison.likeness(mine.vector())
                * new VectorComparison(theirs.vector(), theirs.weights()).likeness(theirs.vector());
        return whole == 0 ? 0 : Math.min(1, comparison.likeness(theirs.vector()) / Math.sqrt(whole));
    }

    private Weighed weighed(TermVector vector) {
        return new Weighed(vector, terms.weights(vector.language(), vector.terms()));
    }
}
