package org.broadsheet.search.query;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.search.query.AnalyzedQuery.SequenceWord;
import org.broadsheet.search.query.SearchVocabulary.VocabularyWord;
import org.broadsheet.search.query.SpellingCorrection.Correction;

/** Expands the words of a query to the terms that are searched: the word itself, its completions, or its corrections. */
record QueryExpansion(Map<QueryWord, List<VocabularyWord>> completions, Map<QueryWord, List<Correction>> corrections) {

    /** Corrections are used only when there is no completion. */
    SequenceWord expand(QueryWord word) {
        Map<Integer, Double> weights = new LinkedHashMap<>();
        Map<Integer, VocabularyWord> counts = new HashMap<>();
        word.languageTerms().stream()
                .filter(each -> each.stopWord() == word.isStopWord())
                .forEach(each -> {
                    weights.put(each.term(), 1.0);
                    counts.put(
                            each.term(), new VocabularyWord(word.word(), each.term(), each.articles(), each.titles()));
                });
        boolean completed = false;
        double completionWeight = WordCompletion.weight(word);
        for (VocabularyWord completion : completionsOf(word)) {
            completed |= weights.putIfAbsent(completion.term(), completionWeight) == null;
            counts.putIfAbsent(completion.term(), completion);
        }
        if (!completed) {
            for (Correction correction : correctionsOf(word)) {
                weights.merge(correction.word().term(), correction.weight(), Math::max);
                counts.putIfAbsent(correction.word().term(), correction.word());
            }
        }
        return new SequenceWord(word.word(), ExpandedWord.of(weights, counts), word.isStopWord());
    }

    List<VocabularyWord> completionsOf(QueryWord word) {
        return completions.getOrDefault(word, List.of());
    }

    List<Correction> correctionsOf(QueryWord word) {
        return corrections.getOrDefault(word, List.of());
    }
}
