package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.related.Ranking.Ranked;
import org.broadsheet.related.Vectors.Weighed;

/** What is near to a subject, in order: from its neighbourhood where one is kept, else by looking for it. */
@Singleton
class Surroundings {
    private final Ranker ranker;
    private final Nearest nearest;
    private final Vectors vectors;
    private final Terms terms;

    Surroundings(Ranker ranker, Nearest nearest, Vectors vectors, Terms terms) {
        this.ranker = ranker;
        this.nearest = nearest;
        this.vectors = vectors;
        this.terms = terms;
    }

    List<Ranked> of(Subject subject, Wishes wishes) {
        if (subject.text() == null && wishes.asOf() == null) {
            return ranker.of(subject.articleIds());
        }
        double until = wishes.asOf() == null ? Nearest.ANY_DAY : wishes.asOf().toEpochMilli() / Subjects.DAY_MILLIS;
        if (subject.text() != null) {
            return ranker.of(List.of(found(subject.text(), until)));
        }
        return ranker.of(subject.articleIds().stream()
                .map(vectors::ofArticle)
                .flatMap(Optional::stream)
                .map(vector -> found(new Weighed(vector, terms.weights(vector.language(), vector.terms())), until))
                .toList());
    }

    private Neighbourhood found(Weighed text, double until) {
        Neighbourhood neighbourhood = new Neighbourhood(text.vector().articleId());
        nearest.to(text, until).edges().forEach(neighbourhood::join);
        neighbourhood.settle();
        return neighbourhood;
    }
}
