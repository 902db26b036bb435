package org.broadsheet.related.text;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermDictionary.Vocabulary;
import org.broadsheet.related.text.TermVectorStore.WeightedVector;

/** Vectors to be written in one statement: their arrays one after the other, and where each one's end. */
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
    private final int corpus;
    private final int[] terms;
    private final float[] impacts;
    private final int[] counted;
    private final float[] uses;
    private final List<Long> articles = new ArrayList<>();
    private final double[] days;
    private final List<Long> fingerprints = new ArrayList<>();
    private final int[] termsEnd;
    private final int[] countedEnd;

    private TermVectorInsert(String language, int corpus, int count, int allTerms, int allCounted) {
        this.language = language;
        this.corpus = corpus;
        terms = new int[allTerms];
        impacts = new float[allTerms];
        counted = new int[allCounted];
        uses = new float[allCounted];
        days = new double[count];
        termsEnd = new int[count];
        countedEnd = new int[count];
    }

    /** @param weighed what becomes of each of the articles */
    static TermVectorInsert of(
            List<ArticleWords> articles, List<WeightedVector> weighed, Vocabulary vocabulary, int corpus) {
        TermVectorInsert all = new TermVectorInsert(
                articles.get(0).language(),
                corpus,
                articles.size(),
                weighed.stream().mapToInt(each -> each.vector().terms().length).sum(),
                articles.stream().mapToInt(each -> each.lexemes().size()).sum());
        for (int i = 0; i < articles.size(); i++) {
            all.add(articles.get(i), weighed.get(i).vector(), vocabulary);
        }
        return all;
    }

    private void add(ArticleWords words, TermVector vector, Vocabulary vocabulary) {
        int place = articles.size();
        int length = vector.terms().length;
        int from = place == 0 ? 0 : termsEnd[place - 1];
        System.arraycopy(vector.terms(), 0, terms, from, length);
        System.arraycopy(vector.impacts(), 0, impacts, from, length);
        termsEnd[place] = from + length;
        int end = place == 0 ? 0 : countedEnd[place - 1];
        System.arraycopy(words.uses(), 0, uses, end, words.uses().length);
        for (String lexeme : words.lexemes()) {
            counted[end++] = vocabulary.terms().get(lexeme).id();
        }
        countedEnd[place] = end;
        days[place] = words.day();
        articles.add(words.articleId());
        fingerprints.add(words.fingerprint());
    }

    /** @param toCount whether their words are yet to be counted */
    Sql statement(boolean toCount) {
        return Sql.of(
                INSERT,
                language,
                corpus,
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
                toCount,
                TermVector.POSTING_TERMS,
                TermVector.POSTING_TERMS);
    }
}
