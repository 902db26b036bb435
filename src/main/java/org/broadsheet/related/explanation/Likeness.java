package org.broadsheet.related.explanation;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.VectorComparison;
import org.broadsheet.related.text.WeightedVector;

/** Computes how alike the words of a subject and an article are, without regard to time. */
@Singleton
class Likeness {
    private final TermVectorStore vectors;
    private final TermDictionary terms;

    Likeness(TermVectorStore vectors, TermDictionary terms) {
        this.vectors = vectors;
        this.terms = terms;
    }

    /** 0 to 1; empty if one of the two is not indexed, or if their languages differ. */
    Optional<Double> of(RelatedSubject subject, long otherId) {
        Optional<WeightedVector> own = subject.textVector() != null
                ? Optional.of(subject.textVector())
                : vectors.findByArticle(subject.editorialArticleId()).map(terms::withWeights);
        Optional<WeightedVector> other = vectors.findByArticle(otherId).map(terms::withWeights);
        boolean comparable = own.isPresent()
                && other.isPresent()
                && own.get().vector().language().equals(other.get().vector().language());
        return comparable ? Optional.of(of(own.get(), other.get())) : Optional.empty();
    }

    private static double of(WeightedVector own, WeightedVector other) {
        VectorComparison comparison = new VectorComparison(own.vector(), own.weights());
        double maximum = comparison.likeness(own.vector())
                * new VectorComparison(other.vector(), other.weights()).likeness(other.vector());
        return maximum == 0 ? 0 : Math.min(1, comparison.likeness(other.vector()) / Math.sqrt(maximum));
    }
}
