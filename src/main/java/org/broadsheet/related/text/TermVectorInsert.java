package org.broadsheet.related.text;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermDictionary.Vocabulary;

/**
 * Inserts many vectors and their postings in one statement. The arrays of all vectors are concatenated into one parameter
 * each; the end offsets of each vector are passed beside them, since a JDBC array of arrays must be rectangular.
 */
final class TermVectorInsert {
    private static final String INSERT = """
            WITH made AS (
                INSERT INTO related_vector (article_id, language, day, fingerprint, corpus_size, terms, impacts, all_terms, uses)
                SELECT article_id, ?, day, fingerprint, ?, lists.terms[terms_from:terms_to], lists.impacts[terms_from:terms_to],
                       lists.all_terms[counted_from:counted_to], lists.uses[counted_from:counted_to]
                FROM (SELECT ?::integer[] AS terms, ?::real[] AS impacts, ?::integer[] AS all_terms, ?::real[] AS uses) lists
                CROSS JOIN (
                    SELECT article_id, day, fingerprint, terms_to, counted_to, 1 + lag(terms_to, 1, 0) OVER same_order AS terms_from,
                           1 + lag(counted_to, 1, 0) OVER same_order AS counted_from
                    FROM unnest(?::bigint[], ?::double precision[], ?::bigint[], ?::integer[], ?::integer[]) WITH ORDINALITY
                         AS given (article_id, day, fingerprint, terms_to, counted_to, place)
                    WINDOW same_order AS (ORDER BY place)
                ) placed
                RETURNING id, article_id, day, terms, impacts, all_terms, uses
            ), to_count AS (
                INSERT INTO related_count_delta (language, sign, terms, uses)
                SELECT ?, 1, made.all_terms, made.uses FROM made WHERE ?
            ), posted AS (
                INSERT INTO related_posting (term, day, vector_id, impact)
                SELECT term, day, id, impact FROM made, unnest(terms[1:?], impacts[1:?]) AS posted (term, impact)
            )
            SELECT id, article_id FROM made""";

    private final String language;
    private final int corpusSize;
    private final int[] terms;
    private final float[] impacts;
    private final int[] counted;
    private final float[] uses;
    private final List<Long> articles = new ArrayList<>();
    private final double[] days;
    private final List<Long> fingerprints = new ArrayList<>();
    private final int[] termsEnd;
    private final int[] countedEnd;

    private TermVectorInsert(String language, int corpusSize, int vectorCount, int termCount, int countedCount) {
        this.language = language;
        this.corpusSize = corpusSize;
        terms = new int[termCount];
        impacts = new float[termCount];
        counted = new int[countedCount];
        uses = new float[countedCount];
        days = new double[vectorCount];
        termsEnd = new int[vectorCount];
        countedEnd = new int[vectorCount];
    }

    /** @param vectors in the order of the articles */
    static TermVectorInsert of(
            List<ArticleWords> articles, List<WeightedVector> vectors, Vocabulary vocabulary, int corpusSize) {
        TermVectorInsert insert = new TermVectorInsert(
                articles.get(0).language(),
                corpusSize,
                articles.size(),
                vectors.stream().mapToInt(each -> each.vector().terms().length).sum(),
                articles.stream().mapToInt(each -> each.lexemes().size()).sum());
        for (int i = 0; i < articles.size(); i++) {
            insert.add(articles.get(i), vectors.get(i).vector(), vocabulary);
        }
        return insert;
    }

    private void add(ArticleWords words, TermVector vector, Vocabulary vocabulary) {
        int index = articles.size();
        int length = vector.terms().length;
        int from = index == 0 ? 0 : termsEnd[index - 1];
        System.arraycopy(vector.terms(), 0, terms, from, length);
        System.arraycopy(vector.impacts(), 0, impacts, from, length);
        termsEnd[index] = from + length;
        int end = index == 0 ? 0 : countedEnd[index - 1];
        System.arraycopy(words.uses(), 0, uses, end, words.uses().length);
        for (String lexeme : words.lexemes()) {
            counted[end++] = vocabulary.terms().get(lexeme).id();
        }
        countedEnd[index] = end;
        days[index] = words.day();
        articles.add(words.articleId());
        fingerprints.add(words.fingerprint());
    }

    /** @param enqueueCounts whether to enqueue their words for {@code TermCountUpdater} */
    Sql statement(boolean enqueueCounts) {
        return Sql.of(
                INSERT,
                language,
                corpusSize,
                terms,
                impacts,
                counted,
                uses,
                articles,
                days,
                fingerprints,
                termsEnd,
                countedEnd,
                language,
                enqueueCounts,
                TermVector.POSTING_TERMS,
                TermVector.POSTING_TERMS);
    }
}
