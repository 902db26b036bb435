package org.broadsheet.search.query;

import java.util.List;

/**
 * A normalized word of the query with its term in each searched language.
 *
 * @param clause index of the clause that contains it
 * @param languageTerms one for each language, the language with the most articles first
 */
record QueryWord(int clause, String word, List<LanguageTerm> languageTerms) {
    /**
     * @param stopWord whether it is a stop word of the language; its term is then used in titles only
     * @param articles number of articles with the term
     * @param titles number of titles with the term
     */
    record LanguageTerm(String language, int term, boolean stopWord, int articles, int titles) {}

    /** Decided by the language with the most articles: "die" is a stop word in German and a word in English. */
    boolean isStopWord() {
        return languageTerms.get(0).stopWord();
    }

    int articles() {
        return languageTerms.stream()
                .filter(each -> !each.stopWord())
                .mapToInt(LanguageTerm::articles)
                .sum();
    }

    int letters() {
        return word.codePointCount(0, word.length());
    }

    boolean isNumber() {
        return word.chars().allMatch(Character::isDigit);
    }
}
