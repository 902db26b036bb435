package org.broadsheet.search.query;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Reads the dictionary of search: terms of words, completions of prefixes, similar words, and document frequencies. */
@Singleton
public class SearchVocabulary {
    private static final int MAX_COMPLETIONS = 50;

    /** Limits what is read for very short prefixes, which thousands of words have. */
    private static final int MAX_PREFIX_WORDS_READ = 2000;

    /** Typing errors are seldom in the first two letters of a word. */
    private static final int COMMON_PREFIX_LETTERS = 2;

    private final Database database;

    SearchVocabulary(Database database) {
        this.database = database;
    }

    /**
     * A word of published articles.
     *
     * @param articles number of articles with its term
     * @param titles number of titles with its term
     */
    record VocabularyWord(String word, int term, int articles, int titles) {}

    /**
     * @param languages without region, the language with the most articles first
     * @param articles number of published articles in these languages, at least 1
     */
    record Corpus(List<String> languages, int articles) {}

    /** @param languageTags null for all languages of published articles */
    Corpus corpus(List<String> languageTags) {
        Sql sql = Sql.of("SELECT language, articles FROM search_corpus");
        if (languageTags != null) {
            sql.then("WHERE language IN (SELECT search_language(tag) FROM unnest(?) tag)", languageTags);
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

    /** The words of the clauses in order, normalized, with their terms in these languages. */
    List<QueryWord> lookUp(List<ParsedQuery.Clause> clauses, List<String> languages) {
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
                ORDER BY piece.place, token.place, spoken.place""", clauses.stream().map(ParsedQuery.Clause::text).toList(), languages);
        Map<List<Integer>, QueryWord> words = new LinkedHashMap<>();
        database.list(
                sql, row -> words.computeIfAbsent(List.of(row.integer("piece"), row.integer("place")), position -> {
                            try {
                                return new QueryWord(position.get(0) - 1, row.text("word"), new ArrayList<>());
                            } catch (SQLException failure) {
                                throw new IllegalStateException(failure);
                            }
                        })
                        .languageTerms()
                        .add(new QueryWord.LanguageTerm(
                                row.text("language"),
                                row.integer("term"),
                                row.flag("stop"),
                                row.integer("articles"),
                                row.integer("titles"))));
        return List.copyOf(words.values());
    }

    /** The words in most articles that have this prefix, most frequent first. */
    List<VocabularyWord> completions(String prefix, List<String> languages) {
        return list(prefixRange(prefix, languages)
                .then(
                        ") begun JOIN search_term USING (term) WHERE articles > 0 ORDER BY articles DESC, word LIMIT ?",
                        MAX_COMPLETIONS));
    }

    /** Words that have the same first two letters as this word. */
    List<VocabularyWord> withSamePrefix(String word, List<String> languages) {
        String prefix = word.substring(
                0, word.offsetByCodePoints(0, Math.min(COMMON_PREFIX_LETTERS, word.codePointCount(0, word.length()))));
        return list(prefixRange(prefix, languages).then(") begun JOIN search_term USING (term) WHERE articles > 0"));
    }

    private static Sql prefixRange(String prefix, List<String> languages) {
        return Sql.of(
                "SELECT word, term, articles, titles FROM (SELECT word, term FROM search_word"
                        + " WHERE language = ANY (?) AND word >= ? AND word < ? LIMIT ?",
                languages,
                prefix,
                prefix + Character.toString(Character.MAX_CODE_POINT),
                MAX_PREFIX_WORDS_READ);
    }

    /**
     * For each given word the known words that are one or two edits away. Hashes are compared, so a list may also contain
     * other words.
     */
    Map<String, List<VocabularyWord>> similarWords(List<String> words, List<String> languages) {
        Map<String, List<VocabularyWord>> found = new LinkedHashMap<>();
        // The hashes are computed first: for a table without statistics the planner may choose to read it whole.
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
                .add(new VocabularyWord(
                        row.text("word"), row.integer("term"), row.integer("articles"), row.integer("titles"))));
        return found;
    }

    /** All known words with these terms, at most 2,000. */
    public List<String> spellings(List<Integer> terms) {
        return database.list(
                Sql.of("SELECT DISTINCT word FROM search_word WHERE term = ANY (?::integer[]) LIMIT 2000", terms),
                row -> row.text("word"));
    }

    private List<VocabularyWord> list(Sql sql) {
        return database.list(
                sql,
                row -> new VocabularyWord(
                        row.text("word"), row.integer("term"), row.integer("articles"), row.integer("titles")));
    }
}
