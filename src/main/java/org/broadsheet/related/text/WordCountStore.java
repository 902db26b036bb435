package org.broadsheet.related.text;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermDictionary.Vocabulary;

/** Loads the word counts stored with the vectors, so that an article can be compared again without parsing its text. */
@Singleton
public class WordCountStore {
    private final Database database;
    private final TermDictionary terms;

    WordCountStore(Database database, TermDictionary terms) {
        this.database = database;
        this.terms = terms;
    }

    /** The words of articles of one language, with the current frequencies of their terms. */
    public record StoredWords(List<ArticleWords> articles, Vocabulary vocabulary) {}

    private record WordCountRow(
            long articleId, String language, double day, long fingerprint, int[] terms, float[] uses) {
        ArticleWords words(Map<Integer, String> lexemes) {
            return new ArticleWords(
                    articleId,
                    language,
                    day,
                    fingerprint,
                    Arrays.stream(terms).mapToObj(lexemes::get).toList(),
                    uses);
        }
    }

    public List<StoredWords> findByArticles(List<Long> articleIds) {
        Map<String, List<WordCountRow>> byLanguage = database
                .list(
                        Sql.of("""
                SELECT article_id, language, day, fingerprint, all_terms, uses FROM related_vector
                WHERE article_id = ANY (?) ORDER BY article_id""", articleIds),
                        row -> new WordCountRow(
                                row.number("article_id"),
                                row.text("language"),
                                row.real("day"),
                                row.number("fingerprint"),
                                row.ints("all_terms"),
                                row.floats("uses")))
                .stream()
                .collect(Collectors.groupingBy(WordCountRow::language));
        return byLanguage.entrySet().stream()
                .map(each -> storedWords(each.getKey(), each.getValue()))
                .toList();
    }

    private StoredWords storedWords(String language, List<WordCountRow> articles) {
        int[] ids = articles.stream()
                .flatMapToInt(each -> Arrays.stream(each.terms()))
                .distinct()
                .toArray();
        Map<Integer, String> lexemes = new HashMap<>();
        Map<String, TermFrequency> frequencies = new HashMap<>();
        database.list(
                Sql.of("SELECT " + TermDictionary.COLUMNS + " FROM related_term WHERE id = ANY (?)", (Object) ids),
                row -> {
                    TermDictionary.readInto(row, frequencies);
                    return lexemes.put(row.integer("id"), row.text("lexeme"));
                });
        return new StoredWords(
                articles.stream().map(each -> each.words(lexemes)).toList(),
                new Vocabulary(terms.corpusSize(language), frequencies));
    }
}
