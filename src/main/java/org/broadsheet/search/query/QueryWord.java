package org.broadsheet.search.query;

import java.util.List;

/**
 * A folded word of the query, with what it is in each of the languages searched, the most used one first.
 *
 * @param piece which piece of the query it comes from
 */
record QueryWord(int piece, String word, List<Meaning> meanings) {
    /** @param stop whether the language has it for a stop word; its term is then one of titles only */
    record Meaning(String language, int term, boolean stop, int articles, int titles) {}

    /** The language most articles are in decides: "die" need not be a word where "the" is none. */
    boolean isStop() {
        return meanings.get(0).stop();
    }

    int articles() {
        return meanings.stream()
                .filter(each -> !each.stop())
                .mapToInt(Meaning::articles)
                .sum();
    }

    int letters() {
        return word.codePointCount(0, word.length());
    }

    boolean isNumber() {
        return word.chars().allMatch(Character::isDigit);
    }
}
