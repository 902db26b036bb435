package org.broadsheet.search.query;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.search.query.AnalyzedQuery.SequenceWord;
import org.broadsheet.search.query.SearchVocabulary.Corpus;

/** Looks up the words of a parsed query, expands them to terms, and collects phrases and exclusions. */
@Singleton
public class QueryAnalyzer {
    private static final int MAX_WORDS = 40;

    private final SearchVocabulary vocabulary;
    private final WordCompletion completion;
    private final SpellingCorrection correction;

    QueryAnalyzer(SearchVocabulary vocabulary, WordCompletion completion, SpellingCorrection correction) {
        this.vocabulary = vocabulary;
        this.completion = completion;
        this.correction = correction;
    }

    /** @param languageTags the languages to search; null for all */
    public AnalyzedQuery analyze(ParsedQuery query, List<String> languageTags) {
        Corpus corpus = vocabulary.corpus(languageTags);
        List<QueryWord> allWords = lookUp(query, corpus);
        List<QueryWord> words = allWords.stream()
                .filter(word -> !query.clauses().get(word.clause()).excluded())
                .limit(MAX_WORDS)
                .toList();
        QueryExpansion expansion = new QueryExpansion(
                completion.completions(query, words, corpus.languages()),
                correction.corrections(query, words, corpus.languages()));
        List<SequenceWord> sequence = words.stream().map(expansion::expand).toList();
        Map<Integer, List<QueryWord>> wordsByClause = allWords.stream()
                .collect(Collectors.groupingBy(QueryWord::clause, LinkedHashMap::new, Collectors.toList()));
        List<Integer> excludedTerms = new ArrayList<>();
        List<String> excludedPhrases = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        wordsByClause.forEach((number, clauseWords) -> {
            ParsedQuery.Clause clause = query.clauses().get(number);
            if (clause.quoted() || (clause.excluded() && clauseWords.size() > 1)) {
                String phrase = clauseWords.stream().map(QueryWord::word).collect(Collectors.joining(" "));
                (clause.excluded() ? excludedPhrases : phrases).add(phrase);
            } else if (clause.excluded()) {
                clauseWords.get(0).languageTerms().forEach(each -> excludedTerms.add(each.term()));
            }
        });
        return new AnalyzedQuery(
                sequence,
                phrases,
                excludedTerms,
                excludedPhrases,
                corpus.articles(),
                DidYouMean.suggest(query, wordsByClause, expansion));
    }

    /**
     * The normalized query with a corrected beginning of its last, unfinished word; empty when there is no correction.
     *
     * @param languageTags the languages to search; null for all
     */
    public Optional<String> correctLastWord(ParsedQuery query, List<String> languageTags) {
        Corpus corpus = vocabulary.corpus(languageTags);
        List<QueryWord> words = lookUp(query, corpus);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        QueryWord last = words.get(words.size() - 1);
        String wordsBefore = words.stream()
                .limit(words.size() - 1L)
                .map(word -> word.word() + ' ')
                .collect(Collectors.joining());
        return correction.correctPrefix(last, corpus.languages()).map(prefix -> wordsBefore + prefix);
    }

    private List<QueryWord> lookUp(ParsedQuery query, Corpus corpus) {
        return corpus.languages().isEmpty() ? List.of() : vocabulary.lookUp(query.clauses(), corpus.languages());
    }
}
