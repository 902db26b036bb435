package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.related.Ranking.Ranked;
import org.broadsheet.related.Vectors.Weighed;

/** What is near to a subject, in order: from its neighbourhood where one is kept, else by looking for it. */
@Singleton
class Surroundings {
    private final Ranker ranker;
    private final Neighbourhoods neighbourhoods;
    private final Nearest nearest;
    private final Vectors vectors;
    private final Terms terms;

    Surroundings(Ranker ranker, Neighbourhoods neighbourhoods, Nearest nearest, Vectors vectors, Terms terms) {
        this.ranker = ranker;
        this.neighbourhoods = neighbourhoods;
        this.nearest = nearest;
        this.vectors = vectors;
        this.terms = terms;
    }

    List<Ranked> of(Subject subject, Wishes wishes) {
        if (subject.text() == null && wishes.asOf() == null) {
            return ranker.of(kept(subject.articleIds()));
        }
        double until = wishes.asOf() == null ? Nearest.ANY_DAY : Subjects.day(wishes.now());
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
    private List<Neighbourhood> kept(List<Long> articleIds) {
        Map<Long, Neighbourhood> kept = neighbourhoods.of(articleIds);
        return articleIds.stream()
                .map(id -> Optional.ofNullable(kept.get(id)).or(() -> vectors.ofArticle(id)
                        .map(vector -> neighbourhood(id, nearest.apart(weighed(vector))))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Neighbourhood found(Weighed text, double until) {
        return neighbourhood(text.vector().articleId(), nearest.to(text, until).edges());
    }

    private static Neighbourhood neighbourhood(long articleId, List<Edge> edges) {
        Neighbourhood neighbourhood = new Neighbourhood(articleId);
        edges.forEach(neighbourhood::join);
        neighbourhood.settle();
        return neighbourhood;
    }

    /** How much two have in common, of what they could have: 0 to 1. Nothing where one of them is not published. */
    Optional<Double> likeness(Subject subject, long otherId) {
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
        Comparison comparison = new Comparison(mine.vector(), mine.weights());
        double whole = comparison.likeness(mine.vector())
                * new Comparison(theirs.vector(), theirs.weights()).likeness(theirs.vector());
        return whole == 0 ? 0 : Math.min(1, comparison.likeness(theirs.vector()) / Math.sqrt(whole));
    }

    private Weighed weighed(TermVector vector) {
        return new Weighed(vector, terms.weights(vector.language(), vector.terms()));
    }
}
