package org.broadsheet.search.query;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Looks words up: what they are in the languages searched, and which other words they may stand for. */
@Singleton
public class SearchVocabulary {
    private static final int MAX_COMPLETIONS = 50;

    /** Beginnings so short that they say nothing are followed only so far. */
    private static final int MAX_COMPLETIONS_READ = 2000;

    /** Whoever mistypes a word has its first two letters right, mostly. */
    private static final int SHARED_LETTERS = 2;

    private final Database database;

    SearchVocabulary(Database database) {
        this.database = database;
    }

    /** A term in use. */
    record Known(String word, int term, int articles, int titles) {}

    /** How many published articles there are in these languages; null for all. */
    record Corpus(List<String> languages, int articles) {}

    /** @param tags null for all languages in use */
    Corpus corpus(List<String> tags) {
        Sql sql = Sql.of("SELECT language, articles FROM search_corpus");
        if (tags != null) {
            sql.then("WHERE language IN (SELECT search_language(tag) FROM unnest(?) tag)", tags);
        }
        List<String> languages = new ArrayList<>();
        int articles = database
                .list(sql.then("ORDER BY articles DESC, language"), row -> {
                    languages.add(row.text("language"));
                    return row.integer("articles");
                })
                .stream()
                .mapToInt(each -> each)
                .sum();
        return new Corpus(languages, Math.max(1, articles));
    }

    List<QueryWord> words(List<ParsedQuery.Piece> pieces, List<String> languages) {
        Sql sql = Sql.of("""
                SELECT piece.place AS piece, token.place, token.word, spoken.language, stem.lexeme IS NULL AS stop,
                       numbered.term, coalesce(known.articles, 0) AS articles, coalesce(known.titles, 0) AS titles
                FROM unnest(?) WITH ORDINALITY AS piece (text, place)
                CROSS JOIN LATERAL string_to_table(search_fold(piece.text), ' ') WITH ORDINALITY AS token (word, place)
                CROSS JOIN unnest(?) WITH ORDINALITY AS spoken (language, place)
                CROSS JOIN LATERAL (SELECT search_lexeme(spoken.language, token.word) AS lexeme OFFSET 0) stem
                CROSS JOIN LATERAL (
                    SELECT search_term(spoken.language, coalesce(stem.lexeme, '=' || token.word)) AS term OFFSET 0
                ) numbered
                LEFT JOIN search_term known ON known.term = numbered.term
                WHERE token.word <> ''
                ORDER BY piece.place, token.place, spoken.place""", pieces.stream().map(ParsedQuery.Piece::text).toList(), languages);
        Map<List<Integer>, QueryWord> words = new LinkedHashMap<>();
        database.list(sql, row -> words.computeIfAbsent(List.of(row.integer("piece"), row.integer("place")), place -> {
                    try {
                        return new QueryWord(place.get(0) - 1, row.text("word"), new ArrayList<>());
                    } catch (java.sql.SQLException failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .meanings()
                .add(new QueryWord.Meaning(
                        row.text("language"),
                        row.integer("term"),
                        row.flag("stop"),
                        row.integer("articles"),
                        row.integer("titles"))));
        return List.copyOf(words.values());
    }

    /** Words in use that begin so, the most used ones first. */
    List<Known> completions(String beginning, List<String> languages) {
        return known(begun(beginning, languages)
                .then(
                        ") begun JOIN search_term USING (term) WHERE articles > 0 ORDER BY articles DESC, word LIMIT ?",
                        MAX_COMPLETIONS));
    }

    /** Words in use that share their first letters with this one. */
    List<Known> likeBeginnings(String word, List<String> languages) {
        String shared = word.substring(
                0, word.offsetByCodePoints(0, Math.min(SHARED_LETTERS, word.codePointCount(0, word.length()))));
        return known(begun(shared, languages).then(") begun JOIN search_term USING (term) WHERE articles > 0"));
    }

    private static Sql begun(String beginning, List<String> languages) {
        return Sql.of(
                "SELECT word, term, articles, titles FROM (SELECT word, term FROM search_word"
                        + " WHERE language = ANY (?) AND word >= ? AND word < ? LIMIT ?",
                languages,
                beginning,
                beginning + Character.toString(Character.MAX_CODE_POINT),
                MAX_COMPLETIONS_READ);
    }

    /** Words in use that look like these; for each of them a list, which may hold some that do not. */
    Map<String, List<Known>> lookalikes(List<String> words, List<String> languages) {
        Map<String, List<Known>> found = new LinkedHashMap<>();
        // what they look like is worked out first: a table too young for statistics may be read through
        database.list(Sql.of("""
                        WITH wanted AS MATERIALIZED (
                            SELECT word, search_typo_hashes(word) AS lookalikes FROM unnest(?) AS given (word)
                        )
                        SELECT wanted.word AS wanted, known.word, known.term, articles, titles
                        FROM wanted CROSS JOIN LATERAL (
                            SELECT word, term FROM search_word
                            WHERE deletion_hashes OPERATOR(pg_catalog.&&) wanted.lookalikes AND language = ANY (?)
                        ) known
                        JOIN search_term USING (term) WHERE articles > 0""", words, languages), row -> found.computeIfAbsent(
                        row.text("wanted"), word -> new ArrayList<>())
                .add(new Known(row.text("word"), row.integer("term"), row.integer("articles"), row.integer("titles"))));
        return found;
    }

    /** How words with these terms are written. */
    public List<String> spellings(List<Integer> terms) {
        return database.list(
                Sql.of("SELECT DISTINCT word FROM search_word WHERE term = ANY (?::integer[]) LIMIT 2000", terms),
                row -> row.text("word"));
    }

    private List<Known> known(Sql sql) {
        return database.list(
                sql,
                row -> new Known(
                        row.text("word"), row.integer("term"), row.integer("articles"), row.integer("titles")));
    }
}
