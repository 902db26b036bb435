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
import org.broadsheet.search.query.AnalyzedQuery.Slot;
import org.broadsheet.search.query.QueryWord.Meaning;
import org.broadsheet.search.query.SearchVocabulary.Corpus;
import org.broadsheet.search.query.SearchVocabulary.Known;
import org.broadsheet.search.query.SpellingCorrection.Correction;

/** Finds out what a query asks for: which terms each word may stand for, what has to be there and what must not. */
@Singleton
public class QueryAnalyzer {
    private static final int MAX_WORDS = 40;
    private static final int MIN_BEGINNING = 2;

    /** Each beginning may stand for dozens of words. */
    private static final int MAX_BEGINNINGS = 4;

    private final SearchVocabulary vocabulary;

    QueryAnalyzer(SearchVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param tags the languages to search; null for all */
    public AnalyzedQuery of(ParsedQuery query, List<String> tags) {
        Corpus corpus = vocabulary.corpus(tags);
        List<QueryWord> all =
                corpus.languages().isEmpty() ? List.of() : vocabulary.words(query.pieces(), corpus.languages());
        List<QueryWord> words = all.stream()
                .filter(word -> !query.pieces().get(word.piece()).excluded())
                .limit(MAX_WORDS)
                .toList();
        Alternatives alternatives = alternatives(query, words, corpus.languages());
        List<Slot> sequence = words.stream().map(alternatives::slot).toList();
        Map<Integer, List<QueryWord>> byPiece =
                all.stream().collect(Collectors.groupingBy(QueryWord::piece, LinkedHashMap::new, Collectors.toList()));
        List<Integer> withoutTerms = new ArrayList<>();
        List<String> withoutPhrases = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        byPiece.forEach((number, parts) -> {
            ParsedQuery.Piece piece = query.pieces().get(number);
            String folded = parts.stream().map(QueryWord::word).collect(Collectors.joining(" "));
            if (piece.quoted() || (piece.excluded() && parts.size() > 1)) {
                (piece.excluded() ? withoutPhrases : phrases).add(folded);
            } else if (piece.excluded()) {
                parts.get(0).meanings().forEach(meaning -> withoutTerms.add(meaning.term()));
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
    public Optional<String> mendedEnd(ParsedQuery query, List<String> tags) {
        Corpus corpus = vocabulary.corpus(tags);
        List<QueryWord> words =
                corpus.languages().isEmpty() ? List.of() : vocabulary.words(query.pieces(), corpus.languages());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        QueryWord last = words.get(words.size() - 1);
        String before = words.stream()
                .limit(words.size() - 1L)
                .map(word -> word.word() + ' ')
                .collect(Collectors.joining());
        return SpellingCorrection.ofBeginning(last, vocabulary.likeBeginnings(last.word(), corpus.languages()))
                .map(remedy -> before + remedy);
    }

    private Alternatives alternatives(ParsedQuery query, List<QueryWord> words, List<String> languages) {
        List<QueryWord> open = words.stream()
                .filter(word -> !query.pieces().get(word.piece()).quoted())
                .toList();
        Map<QueryWord, List<Known>> completions = new HashMap<>();
        beginnings(query, words).forEach(word -> completions.put(word, vocabulary.completions(word.word(), languages)));
        List<QueryWord> doubtful =
                open.stream().filter(SpellingCorrection::worthLooking).toList();
        Map<String, List<Known>> lookalikes = doubtful.isEmpty()
                ? Map.of()
                : vocabulary.lookalikes(
                        doubtful.stream().map(QueryWord::word).distinct().toList(), languages);
        Map<QueryWord, List<Correction>> corrections = new HashMap<>();
        doubtful.forEach(word ->
                corrections.put(word, SpellingCorrection.of(word, lookalikes.getOrDefault(word.word(), List.of()))));
        return new Alternatives(completions, corrections);
    }

    /** The words that may go on: those with an asterisk, and the last one while somebody is typing. */
    private static List<QueryWord> beginnings(ParsedQuery query, List<QueryWord> words) {
        return IntStream.range(0, words.size())
                .filter(place -> {
                    QueryWord word = words.get(place);
                    boolean endsPiece =
                            place + 1 == words.size() || words.get(place + 1).piece() != word.piece();
                    boolean last = place + 1 == words.size() && query.endsInWord();
                    boolean beginning = query.pieces().get(word.piece()).beginning();
                    return endsPiece && (beginning || (last && !word.isStop() && word.letters() >= MIN_BEGINNING));
                })
                .limit(MAX_BEGINNINGS)
                .mapToObj(words::get)
                .toList();
    }

    /** What the words may stand for besides themselves. */
    private record Alternatives(Map<QueryWord, List<Known>> completions, Map<QueryWord, List<Correction>> corrections) {
        Slot slot(QueryWord word) {
            Map<Integer, Double> weights = new LinkedHashMap<>();
            Map<Integer, Known> counts = new HashMap<>();
            word.meanings().stream()
                    .filter(meaning -> meaning.stop() == word.isStop())
                    .forEach(meaning -> {
                        weights.put(meaning.term(), 1.0);
                        counts.put(meaning.term(), known(word, meaning));
                    });
            boolean completed = false;
            double weight = word.articles() > 0 ? 0.6 : 0.9;
            for (Known known : completions.getOrDefault(word, List.of())) {
                completed |= weights.putIfAbsent(known.term(), weight) == null;
                counts.putIfAbsent(known.term(), known);
            }
            if (!completed) {
                for (Correction correction : corrections.getOrDefault(word, List.of())) {
                    weights.merge(correction.known().term(), correction.weight(), Math::max);
                    counts.putIfAbsent(correction.known().term(), correction.known());
                }
            }
            return new Slot(word.word(), TermAlternatives.of(weights, counts), word.isStop());
        }

        private static Known known(QueryWord word, Meaning meaning) {
            return new Known(word.word(), meaning.term(), meaning.articles(), meaning.titles());
        }

        /** The query with its doubtful words mended; null when there are none, or no remedy. */
        String suggestion(ParsedQuery query, Map<Integer, List<QueryWord>> byPiece) {
            boolean mended = false;
            List<String> pieces = new ArrayList<>();
            for (int number = 0; number < query.pieces().size(); number++) {
                String remedy = remedy(byPiece.getOrDefault(number, List.of()));
                mended |= remedy != null;
                pieces.add(remedy == null ? query.pieces().get(number).asTyped() : remedy);
            }
            return mended ? String.join(" ", pieces) : null;
        }

        private String remedy(List<QueryWord> words) {
            if (words.size() != 1) {
                return null;
            }
            QueryWord word = words.get(0);
            List<Correction> found = corrections.getOrDefault(word, List.of());
            boolean unfinished = word.articles() == 0
                    && !completions.getOrDefault(word, List.of()).isEmpty();
            return found.isEmpty() || unfinished ? null : found.get(0).known().word();
        }
    }
}
