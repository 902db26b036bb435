package org.broadsheet.related.text;

import jakarta.inject.Singleton;
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

/** The vocabulary: which words there are in a language, and how common they are. */
@Singleton
public class TermDictionary {
    static final String COLUMNS = "id, lexeme, articles, uses";

    private final Database database;

    TermDictionary(Database database) {
        this.database = database;
    }

    /** What is known of a language: how many published articles it has, and the words asked for. */
    public record Vocabulary(int corpusSize, Map<String, TermFrequency> terms) {
        double weight(TermFrequency term) {
            return term.weight(corpusSize);
        }
    }

    /** The words of those of the articles that are published. */
    public List<ArticleWords> of(List<Long> articleIds) {
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

    public ArticleWords of(String language, double day, String title, String text) {
        return database.first(
                        Sql.of(
                                "SELECT array_agg(lexeme) AS lexemes, array_agg(uses::real) AS uses"
                                        + " FROM related_words(?, ?, ?)",
                                language,
                                title,
                                text),
                        row -> new ArticleWords(0, language, day, 0, row.texts("lexemes"), row.floats("uses")))
                .orElseThrow();
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

    /** The same by ids, in their order. */
    public double[] weights(String language, int[] ids) {
        int corpus = corpusSize(language);
        Map<Integer, Double> weights = new HashMap<>();
        database.list(
                Sql.of("SELECT " + COLUMNS + " FROM related_term WHERE id = ANY (?)", (Object) ids),
                row -> weights.put(row.integer("id"), termFrequency(row).weight(corpus)));
        return Arrays.stream(ids)
                .mapToDouble(id -> weights.getOrDefault(id, 0.0))
                .toArray();
    }

    public int corpusSize(String language) {
        return database.first(
                        Sql.of("SELECT articles FROM related_corpus WHERE language = ?", language),
                        row -> row.integer("articles"))
                .orElse(0);
    }

    /** Takes in the words of articles of one language; {@link TermCountUpdater} counts them later. */
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

    /** The same for many articles: they are counted first, lest an archive be weighed by counts of nothing. */
    public Vocabulary addTermsAndCount(String language, List<ArticleWords> articles) {
        Map<String, float[]> counts = new TreeMap<>();
        for (ArticleWords each : articles) {
            for (int i = 0; i < each.lexemes().size(); i++) {
                float[] count = counts.computeIfAbsent(each.lexemes().get(i), lexeme -> new float[2]);
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
        database.update(Sql.of(
                "INSERT INTO related_corpus (language, articles) VALUES (?, ?)"
                        + " ON CONFLICT (language) DO UPDATE SET articles = related_corpus.articles + excluded.articles",
                language,
                articles.size()));
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

    static TermFrequency readInto(Row row, Map<String, TermFrequency> terms) throws java.sql.SQLException {
        return terms.put(row.text("lexeme"), termFrequency(row));
    }

    private static TermFrequency termFrequency(Row row) throws java.sql.SQLException {
        return new TermFrequency(row.integer("id"), row.integer("articles"), (float) row.real("uses"));
    }

    /** Takes back the counts of articles that were learnt. */
    public void subtractCounts(List<Long> articleIds) {
        database.update(Sql.of("""
                INSERT INTO related_count_delta (language, sign, terms, uses)
                SELECT language, -1, all_terms, uses FROM related_vector WHERE article_id = ANY (?)""", articleIds));
    }
}
