package org.broadsheet.related.text;

/**
 * The weight of a term, √(ln(1 + N/df) · cf/df): an inverse document frequency, multiplied by the mean number of uses per
 * article that contains the term. The SQL function {@code related_term_weight} computes the same.
 */
final class TermWeight {
    private TermWeight() {}

    /** @param corpusSize number of published articles of the language; may lag behind the term's frequencies */
    static double of(TermFrequency term, int corpusSize) {
        double documents = Math.max(term.documentFrequency(), 1);
        double rarity = Math.log(1 + Math.max(Math.max(corpusSize, term.documentFrequency()), 1) / documents);
        return Math.sqrt(rarity * Math.max(term.collectionFrequency(), documents) / documents);
    }
}
