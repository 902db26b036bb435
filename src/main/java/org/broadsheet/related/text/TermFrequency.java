package org.broadsheet.related.text;

/**
 * How common a term is.
 *
 * @param articles how many have it
 * @param uses how often they use it, in all
 */
record TermFrequency(int id, int documentFrequency, float collectionFrequency) {
    /** How telling it is: rarer ones more, and of two equally rare the one that its articles dwell on. */
    double weight(int corpus) {
        double holding = Math.max(documentFrequency, 1);
        double rarity = Math.log(1 + Math.max(Math.max(corpus, documentFrequency), 1) / holding);
        return Math.sqrt(rarity * Math.max(collectionFrequency, holding) / holding);
    }
}
