package org.broadsheet.related.text;

import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.related.text.TermDictionary.Vocabulary;

/**
 * A vector, stored or not, with the current weights of its terms.
 *
 * @param weights in the order of the vector's terms
 */
public record WeightedVector(TermVector vector, double[] weights) {
    /** Selects the known terms with the largest product of logarithmic frequency and weight. */
    public static WeightedVector of(ArticleWords words, Vocabulary vocabulary) {
        record Scored(TermFrequency term, double logFrequency, double score) {}
        List<Scored> best = IntStream.range(0, words.lexemes().size())
                .filter(i -> vocabulary.terms().containsKey(words.lexemes().get(i)))
                .mapToObj(i -> {
                    TermFrequency term = vocabulary.terms().get(words.lexemes().get(i));
                    return new Scored(term, words.logFrequency(i), words.logFrequency(i) * vocabulary.weight(term));
                })
                .sorted((a, b) -> a.score() == b.score()
                        ? Integer.compare(a.term().id(), b.term().id())
                        : Double.compare(b.score(), a.score()))
                .limit(TermVector.MAX_TERMS)
                .toList();
        double norm = Math.sqrt(best.stream()
                .mapToDouble(each -> each.logFrequency() * each.logFrequency())
                .sum());
        int[] terms = best.stream().mapToInt(each -> each.term().id()).toArray();
        float[] impacts = new float[terms.length];
        double[] weights = new double[terms.length];
        for (int i = 0; i < terms.length; i++) {
            impacts[i] = (float) (best.get(i).logFrequency() / norm);
            weights[i] = vocabulary.weight(best.get(i).term());
        }
        return new WeightedVector(
                new TermVector(0, words.articleId(), words.language(), words.day(), terms, impacts), weights);
    }
}
