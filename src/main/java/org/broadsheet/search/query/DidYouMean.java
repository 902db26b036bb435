package org.broadsheet.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.search.query.SpellingCorrection.Correction;

/** Decides which other spelling of the whole query is suggested to the reader. */
final class DidYouMean {
    private DidYouMean() {}

    /** The query with its misspelled words replaced by their best correction; null when no word has one. */
    static String suggest(ParsedQuery query, Map<Integer, List<QueryWord>> wordsByClause, QueryExpansion expansion) {
        boolean corrected = false;
        List<String> clauses = new ArrayList<>();
        for (int number = 0; number < query.clauses().size(); number++) {
            String replacement = replacement(wordsByClause.getOrDefault(number, List.of()), expansion);
            corrected |= replacement != null;
            clauses.add(replacement == null ? query.clauses().get(number).asTyped() : replacement);
        }
        return corrected ? String.join(" ", clauses) : null;
    }

    /** Null for phrases, for words without a correction, and for unknown words that can be completed. */
    private static String replacement(List<QueryWord> words, QueryExpansion expansion) {
        if (words.size() != 1) {
            return null;
        }
        QueryWord word = words.get(0);
        List<Correction> corrections = expansion.correctionsOf(word);
        boolean unfinished =
                word.articles() == 0 && !expansion.completionsOf(word).isEmpty();
        return corrections.isEmpty() || unfinished
                ? null
                : corrections.get(0).word().word();
    }
}
