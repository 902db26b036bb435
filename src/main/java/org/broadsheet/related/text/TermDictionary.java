package org.broadsheet.related.text;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;

/** Stores the terms of each language with their frequencies. */
@Singleton
public class TermDictionary {
    static final String COLUMNS = "id, lexeme, articles, uses";

    private final Database database;

    TermDictionary(Database database) {
        this.database = database;
    }

    /**
     * Some terms of a language.
     *
     * @param corpusSize number of published articles of the language
     * @param terms by lexeme, without lexemes that are not in the dictionary
     */
    public record Vocabulary(int corpusSize, Map<String, TermFrequency> terms) {
        double weight(TermFrequency term) {
            return TermWeight.of(term, corpusSize);
        }
    }

    /** Extracts the words of those of the articles that are published. */
    public List<ArticleWords> wordsOfArticles(List<Long> articleIds) {
        return database.list(
                Sql.of("SELECT * FROM related_article_words(?) ORDER BY article_id", articleIds),
                row -> new ArticleWords(
                        row.number("article_id"),
                        row.text("language"),
                        row.real("day"),
                        row.number("fingerprint"),
                        row.texts("lexemes"),
                        row.floats("uses")));
    }

    /** Extracts the words of a text from a request. */
    public ArticleWords wordsOfText(String language, double day, String title, String text) {
        return database.one(
                Sql.of("""
                SELECT array_agg(lexeme) AS lexemes, array_agg(uses::real) AS uses
                FROM related_words(?, ?, ?)""", language, title, text),
                row -> new ArticleWords(0, language, day, 0, row.texts("lexemes"), row.floats("uses")));
    }

    public Vocabulary findTerms(String language, Collection<String> lexemes) {
        Map<String, TermFrequency> terms = new HashMap<>();
        database.list(
                Sql.of(
                        "SELECT " + COLUMNS + " FROM related_term WHERE language = ? AND lexeme = ANY (?)",
                        language,
                        List.copyOf(lexemes)),
                row -> readInto(row, terms));
        return new Vocabulary(corpusSize(language), terms);
    }

    /** Adds the current weights of its terms to a vector; 0 for a term that is not in the dictionary any more. */
    public WeightedVector withWeights(TermVector vector) {
        return new WeightedVector(vector, weights(vector.language(), vector.terms()));
    }

    private double[] weights(String language, int[] ids) {
        int corpusSize = corpusSize(language);
        Map<Integer, Double> weights = database.map(
                Sql.of("SELECT " + COLUMNS + " FROM related_term WHERE id = ANY (?)", (Object) ids),
                row -> row.integer("id"),
                row -> TermWeight.of(termFrequency(row), corpusSize));
        return Arrays.stream(ids)
                .mapToDouble(id -> weights.getOrDefault(id, 0.0))
                .toArray();
    }

    /** Number of published articles of the language. */
    public int corpusSize(String language) {
        return database.first(
                        Sql.of("SELECT articles FROM related_corpus WHERE language = ?", language),
                        row -> row.integer("articles"))
                .orElse(0);
    }

    /** Inserts the new words of articles of one language. {@code TermCountUpdater} adds their counts later. */
    public Vocabulary addTerms(String language, List<ArticleWords> articles) {
        TreeSet<String> lexemes = new TreeSet<>();
        articles.forEach(each -> lexemes.addAll(each.lexemes()));
        Vocabulary vocabulary = findTerms(language, lexemes);
        lexemes.removeAll(vocabulary.terms().keySet());
        if (!lexemes.isEmpty()) {
            insert(
                    language,
                    List.copyOf(lexemes),
                    new int[lexemes.size()],
                    new float[lexemes.size()],
                    vocabulary.terms());
        }
        return vocabulary;
    }

    /** Inserts the words of many articles and adds their counts at once, since a new archive has no counts to weigh by. */
    public Vocabulary addTermsAndCount(String language, List<ArticleWords> articles) {
        Map<String, float[]> counts = new TreeMap<>();
        for (ArticleWords each : articles) {
            for (int i = 0; i < each.lexemes().size(); i++) {
                float[] count = counts.computeIfAbsent(each.lexemes().get(i), unused -> new float[2]);
                count[0]++;
                count[1] += each.uses()[i];
            }
        }
        Map<String, TermFrequency> terms = new HashMap<>();
        List<String> lexemes = List.copyOf(counts.keySet());
        database.list(
                Sql.of(
                        "UPDATE related_term term SET articles = term.articles + given.articles,"
                                + " uses = term.uses + given.uses"
                                + " FROM unnest(?, ?::integer[], ?::real[]) AS given (lexeme, articles, uses)"
                                + " WHERE term.language = ? AND term.lexeme = given.lexeme"
                                + " RETURNING term.id, term.lexeme, term.articles, term.uses",
                        lexemes,
                        articleCounts(lexemes, counts),
                        useCounts(lexemes, counts),
                        language),
                row -> readInto(row, terms));
        List<String> missing =
                lexemes.stream().filter(lexeme -> !terms.containsKey(lexeme)).toList();
        insert(language, missing, articleCounts(missing, counts), useCounts(missing, counts), terms);
        database.update(Sql.of("""
                INSERT INTO related_corpus (language, articles) VALUES (?, ?)
                ON CONFLICT (language) DO UPDATE SET articles = related_corpus.articles + excluded.articles""", language, articles.size()));
        return new Vocabulary(corpusSize(language), terms);
    }

    private static int[] articleCounts(List<String> lexemes, Map<String, float[]> counts) {
        return lexemes.stream().mapToInt(lexeme -> (int) counts.get(lexeme)[0]).toArray();
    }

    private static float[] useCounts(List<String> lexemes, Map<String, float[]> counts) {
        float[] uses = new float[lexemes.size()];
        for (int i = 0; i < uses.length; i++) {
            uses[i] = counts.get(lexemes.get(i))[1];
        }
        return uses;
    }

    private void insert(
            String language, List<String> lexemes, int[] articles, float[] uses, Map<String, TermFrequency> terms) {
        database.list(
                Sql.of(
                        "INSERT INTO related_term (language, lexeme, articles, uses)"
                                + " SELECT ?, * FROM unnest(?, ?::integer[], ?::real[])"
                                + " RETURNING " + COLUMNS,
                        language,
                        lexemes,
                        articles,
                        uses),
                row -> readInto(row, terms));
    }

    static TermFrequency readInto(Row row, Map<String, TermFrequency> terms) throws SQLException {
        return terms.put(row.text("lexeme"), termFrequency(row));
    }

    private static TermFrequency termFrequency(Row row) throws SQLException {
        return new TermFrequency(row.integer("id"), row.integer("articles"), (float) row.real("uses"));
    }

    /** Enqueues the subtraction of the articles' counts. */
    public void subtractCounts(List<Long> articleIds) {
        database.update(Sql.of("""
                INSERT INTO related_count_delta (language, sign, terms, uses)
                SELECT language, -1, all_terms, uses FROM related_vector WHERE article_id = ANY (?)""", articleIds));
    }
}
