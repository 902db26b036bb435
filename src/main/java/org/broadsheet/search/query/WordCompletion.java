package org.broadsheet.search.query;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.search.query.SearchVocabulary.VocabularyWord;

/** Completes the last word of a query while the reader is typing it, and words with an asterisk such as {@code immig*}. */
@Singleton
class WordCompletion {
    private static final int MIN_PREFIX_LETTERS = 2;

    /** Each prefix may add dozens of terms to the query. */
    private static final int MAX_PREFIXES = 4;

    private final SearchVocabulary vocabulary;

    WordCompletion(SearchVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Map<QueryWord, List<VocabularyWord>> completions(ParsedQuery query, List<QueryWord> words, List<String> languages) {
        Map<QueryWord, List<VocabularyWord>> completions = new HashMap<>();
        prefixes(query, words).forEach(word -> completions.put(word, vocabulary.completions(word.word(), languages)));
        return completions;
    }

    /** Weight of a completion, where the word itself has 1. It is higher when the word as typed is in no article. */
    static double weight(QueryWord prefix) {
        return prefix.articles() > 0 ? 0.6 : 0.9;
    }

    private static List<QueryWord> prefixes(ParsedQuery query, List<QueryWord> words) {
        return IntStream.range(0, words.size())
                .filter(index -> {
                    QueryWord word = words.get(index);
                    boolean isLast = index + 1 == words.size();
                    boolean endsClause = isLast || words.get(index + 1).clause() != word.clause();
                    boolean hasAsterisk = query.clauses().get(word.clause()).isPrefix();
                    boolean isUnfinished = isLast
                            && query.endsWithUnfinishedWord()
                            && !word.isStopWord()
                            && word.letters() >= MIN_PREFIX_LETTERS;
                    return endsClause && (hasAsterisk || isUnfinished);
                })
                .limit(MAX_PREFIXES)
                .mapToObj(words::get)
                .toList();
    }
}
