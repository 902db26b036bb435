package org.broadsheet.search.query;


import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.search.query.AnalyzedQuery.SequenceWord;
import org.broadsheet.search.query.QueryWord.LanguageTerm;
import org.broadsheet.search.query.SearchVocabulary.Corpus;
import org.broadsheet.search.query.SearchVocabulary.VocabularyWord;
import org.broadsheet.search.query.SpellingCorrection.Correction;

/** Finds out what a query asks for: which terms each word may stand for, what has to be there and what must not. */
@Singleton
public class QueryAnalyzer {
    private static final int MAX_WORDS = 40;
    private static final int MIN_PREFIX_LETTERS = 2;

    /** Each beginning may stand for dozens of words. */
    private static final int MAX_PREFIXES = 4;

    private final SearchVocabulary vocabulary;

    QueryAnalyzer(SearchVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param tags the languages to search; null for all */
    public AnalyzedQuery analyze(ParsedQuery query, List<String> tags) {
        Corpus corpus = vocabulary.corpus(tags);
        List<QueryWord> all =
                corpus.languages().isEmpty() ? List.of() : vocabulary.lookUp(query.clauses(), corpus.languages());
        List<QueryWord> words = all.stream()
                .filter(word -> !query.clauses().get(word.clause()).excluded())
                .limit(MAX_WORDS)
                .toList();
        QueryExpansion alternatives = expansion(query, words, corpus.languages());
        List<SequenceWord> sequence = words.stream().map(alternatives::expand).toList();
        Map<Integer, List<QueryWord>> byPiece =
                all.stream().collect(Collectors.groupingBy(QueryWord::clause, LinkedHashMap::new, Collectors.toList()));
        List<Integer> withoutTerms = new ArrayList<>();
        List<String> withoutPhrases = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        byPiece.forEach((number, parts) -> {
            ParsedQuery.Clause piece = query.clauses().get(number);
            String folded = parts.stream().map(QueryWord::word).collect(Collectors.joining(" "));
            if (piece.quoted() || (piece.excluded() && parts.size() > 1)) {
                (piece.excluded() ? withoutPhrases : phrases).add(folded);
            } else if (piece.excluded()) {
                parts.get(0).languageTerms().forEach(meaning -> withoutTerms.add(meaning.term()));
            }
        });
        return new AnalyzedQuery(
                sequence,
                phrases,
                withoutTerms,
                withoutPhrases,
                corpus.articles(),
                alternatives.suggestion(query, byPiece));
    }

    /** The text with its last, unfinished word begun the way a known word begins, if there is one like it. */
    public Optional<String> correctLastWord(ParsedQuery query, List<String> tags) {
        Corpus corpus = vocabulary.corpus(tags);
        List<QueryWord> words =
                corpus.languages().isEmpty() ? List.of() : vocabulary.lookUp(query.clauses(), corpus.languages());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        QueryWord last = words.get(words.size() - 1);
        String before = words.stream()
                .limit(words.size() - 1L)
                .map(word -> word.word() + ' ')
                .collect(Collectors.joining());
        return SpellingCorrection.correctPrefix(last, vocabulary.withSamePrefix(last.word(), corpus.languages()))
                .map(remedy -> before + remedy);
    }

    private QueryExpansion expansion(ParsedQuery query, List<QueryWord> words, List<String> languages) {
        List<QueryWord> open = words.stream()
                .filter(word -> !query.clauses().get(word.clause()).quoted())
                .toList();
        Map<QueryWord, List<VocabularyWord>> completions = new HashMap<>();
        prefixWords(query, words).forEach(word -> completions.put(word, vocabulary.completions(word.word(), languages)));
        List<QueryWord> doubtful =
                open.stream().filter(SpellingCorrection::mayBeMisspelled).toList();
        Map<String, List<VocabularyWord>> lookalikes = doubtful.isEmpty()
                ? Map.of()
                : vocabulary.similarWords(
                        doubtful.stream().map(QueryWord::word).distinct().toList(), languages);
        Map<QueryWord, List<Correction>> corrections = new HashMap<>();
        doubtful.forEach(word ->
                corrections.put(word, SpellingCorrection.correct(word, lookalikes.getOrDefault(word.word(), List.of()))));
        return new QueryExpansion(completions, corrections);
    }

    /** The words that may go on: those with an asterisk, and the last one while somebody is typing. */
    private static List<QueryWord> prefixWords(ParsedQuery query, List<QueryWord> words) {
        return IntStream.range(0, words.size())
                .filter(place -> {
                    QueryWord word = words.get(place);
                    boolean endsPiece =
                            place + 1 == words.size() || words.get(place + 1).clause() != word.clause();
                    boolean last = place + 1 == words.size() && query.endsWithUnfinishedWord();
                    boolean beginning = query.clauses().get(word.clause()).isPrefix();
                    return endsPiece && (beginning || (last && !word.isStopWord() && word.letters() >= MIN_PREFIX_LETTERS));
                })
                .limit(MAX_PREFIXES)
                .mapToObj(words::get)
                .toList();
    }

    /** What the words may stand for besides themselves. */
    private record QueryExpansion(Map<QueryWord, List<VocabularyWord>> completions, Map<QueryWord, List<Correction>> corrections) {
        SequenceWord expand(QueryWord word) {
            Map<Integer, Double> weights = new LinkedHashMap<>();
            Map<Integer, VocabularyWord> counts = new HashMap<>();
            word.languageTerms().stream()
                    .filter(meaning -> meaning.stopWord() == word.isStopWord())
                    .forEach(meaning -> {
                        weights.put(meaning.term(), 1.0);
                        counts.put(meaning.term(), vocabularyWord(word, meaning));
                    });
            boolean completed = false;
            double weight = word.articles() > 0 ? 0.6 : 0.9;
            for (VocabularyWord known : completions.getOrDefault(word, List.of())) {
                completed |= weights.putIfAbsent(known.term(), weight) == null;
                counts.putIfAbsent(known.term(), known);
            }
            if (!completed) {
                for (Correction correction : corrections.getOrDefault(word, List.of())) {
                    weights.merge(correction.word().term(), correction.weight(), Math::max);
                    counts.putIfAbsent(correction.word().term(), correction.word());
                }
            }
            return new SequenceWord(word.word(), ExpandedWord.of(weights, counts), word.isStopWord());
        }

        private static VocabularyWord vocabularyWord(QueryWord word, LanguageTerm meaning) {
            return new VocabularyWord(word.word(), meaning.term(), meaning.articles(), meaning.titles());
        }

        /** The query with its doubtful words mended; null when there are none, or no remedy. */
        String suggestion(ParsedQuery query, Map<Integer, List<QueryWord>> byPiece) {
            boolean mended = false;
            List<String> pieces = new ArrayList<>();
            for (int number = 0; number < query.clauses().size(); number++) {
                String remedy = replacement(byPiece.getOrDefault(number, List.of()));
                mended |= remedy != null;
                pieces.add(remedy == null ? query.clauses().get(number).asTyped() : remedy);
            }
            return mended ? String.join(" ", pieces) : null;
        }

        private String replacement(List<QueryWord> words) {
            if (words.size() != 1) {
                return null;
            }
            QueryWord word = words.get(0);
            List<Correction> found = corrections.getOrDefault(word, List.of());
            boolean unfinished = word.articles() == 0
                    && !completions.getOrDefault(word, List.of()).isEmpty();
            return found.isEmpty() || unfinished ? null : found.get(0).word().word();
        }
    }
}
