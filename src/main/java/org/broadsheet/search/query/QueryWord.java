package org.broadsheet.search.query;


import java.util.List;

/**
 * A folded word of the query, with what it is in each of the languages searched, the most used one first.
 *
 * @param piece which piece of the query it comes from
 */
record QueryWord(int clause, String word, List<LanguageTerm> languageTerms) {
    /** @param stop whether the language has it for a stop word; its term is then one of titles only */
    record LanguageTerm(String language, int term, boolean stopWord, int articles, int titles) {}

    /** The language most articles are in decides: "die" need not be a word where "the" is none. */
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
