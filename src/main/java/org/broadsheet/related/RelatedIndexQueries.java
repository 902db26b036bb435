package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/** The statements of {@link RelatedIndex}. Articles that are not published are passed over. */
@Singleton
class RelatedIndexQueries {
    /** How many of an article's terms lead to it. */
    private static final int POSTED_TERMS = 40;

    /** How many of an article's terms count when two articles are compared. */
    private static final int COMPARED_TERMS = 128;

    private final Database database;

    RelatedIndexQueries(Database database) {
        this.database = database;
    }

    /** Takes the words of articles into a table of this connection's own, where the next statements find them. */
    void gatherWords(List<Long> ids) {
        database.update(Sql.of("""
                CREATE TEMPORARY TABLE IF NOT EXISTS related_word
                (article_id bigint, language text, lexeme text, uses real) ON COMMIT DELETE ROWS"""));
        database.update(Sql.of("DELETE FROM related_word"));
        database.update(Sql.of("INSERT INTO related_word SELECT * FROM related_words(?)", ids));
    }

    void addTerms() {
        database.update(Sql.of("""
                INSERT INTO related_term (language, lexeme)
                SELECT DISTINCT language, lexeme FROM related_word words
                WHERE NOT EXISTS (SELECT FROM related_term known
                                  WHERE known.language = words.language AND known.lexeme = words.lexeme)
                ORDER BY language, lexeme
                ON CONFLICT DO NOTHING"""));
    }

    /** @return how many of the articles are published */
    int countWords() {
        return database.update(Sql.of("""
                INSERT INTO related_count (language, sign, terms, uses)
                SELECT words.language, 1, array_agg(term.id), array_agg(words.uses)
                FROM related_word words JOIN related_term term USING (language, lexeme)
                GROUP BY words.article_id, words.language"""));
    }

    /** @return how many of the articles were indexed */
    int uncountWords(List<Long> ids) {
        return database.update(Sql.of("""
                INSERT INTO related_count (language, sign, terms, uses)
                SELECT language, -1, terms, uses FROM related_vector WHERE article_id = ANY (?)""", ids));
    }

    void addVectors() {
        database.update(Sql.of("""
                WITH weighed AS (
                    SELECT words.*, term.id AS term, 1 + ln(words.uses) AS level,
                           (1 + ln(words.uses)) * term_weight(term.articles, term.uses, corpus.articles) AS telling
                    FROM related_word words
                    JOIN related_term term USING (language, lexeme)
                    LEFT JOIN related_corpus corpus USING (language)
                ), placed AS (
                    SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY telling DESC, term) AS place FROM weighed
                ), normed AS (
                    SELECT *, (level / sqrt(sum(level * level) FILTER (WHERE place <= ?)
                                                OVER (PARTITION BY article_id)))::real AS impact
                    FROM placed
                )
                INSERT INTO related_vector (article_id, language, day, terms, impacts, uses)
                SELECT article_id, normed.language, extract(epoch FROM min(article.listed_at)) / 86400,
                       array_agg(term ORDER BY place), array_agg(impact ORDER BY place) FILTER (WHERE place <= ?),
                       array_agg(uses ORDER BY place)
                FROM normed JOIN article ON article.id = article_id
                GROUP BY article_id, normed.language""", COMPARED_TERMS, COMPARED_TERMS));
    }

    void removeVectors(List<Long> ids) {
        database.update(Sql.of("DELETE FROM related_place WHERE article_id = ANY (?)", ids));
        database.update(Sql.of("DELETE FROM related_vector WHERE article_id = ANY (?)", ids));
    }

    void addPostings(List<Long> ids) {
        database.update(Sql.of("""
                INSERT INTO related_posting (term, day, article_id, impact)
                SELECT posted.term, day, article_id, posted.impact
                FROM related_vector, unnest(terms[1:?], impacts[1:?]) AS posted (term, impact)
                WHERE article_id = ANY (?)
                ORDER BY posted.term, day""", POSTED_TERMS, POSTED_TERMS, ids));
    }

    void removePostings(List<Long> ids) {
        database.update(Sql.of("""
                DELETE FROM related_posting posting
                USING related_vector vector, unnest(vector.terms[1:?]) AS posted (term)
                WHERE vector.article_id = ANY (?) AND posting.term = posted.term
                  AND posting.day = vector.day AND posting.article_id = vector.article_id""", POSTED_TERMS, ids));
    }

    /** @return the articles at either end of the new edges */
    List<Long> addEdges(List<Long> ids) {
        List<Long> others = database.list(Sql.of("""
                        WITH edge AS MATERIALIZED (
                            SELECT vector.article_id, nearest.article_id AS other_id, nearest.nearness, nearest.topical
                            FROM related_vector vector CROSS JOIN LATERAL (
                                SELECT * FROM nearest_articles(
                                    vector.language, vector.day, vector.terms[1:?], vector.impacts, vector.article_id)
                            ) nearest
                            WHERE vector.article_id = ANY (?)
                        ), kept AS (
                            INSERT INTO related_edge (article_id, other_id, nearness, topical)
                            SELECT article_id, other_id, nearness, topical FROM edge
                            UNION ALL
                            SELECT other_id, article_id, nearness, topical FROM edge
                            ON CONFLICT DO NOTHING
                        )
                        SELECT DISTINCT other_id FROM edge""", COMPARED_TERMS, ids), row -> row.number("other_id"));
        return Stream.concat(ids.stream(), others.stream()).distinct().sorted().toList();
    }

    /** @return the articles that were at the other end */
    List<Long> removeEdges(List<Long> ids) {
        database.update(Sql.of("DELETE FROM related_edge WHERE other_id = ANY (?)", ids));
        return database
                .list(
                        Sql.of("DELETE FROM related_edge WHERE article_id = ANY (?) RETURNING other_id", ids),
                        row -> row.number("other_id"))
                .stream()
                .distinct()
                .toList();
    }

    /** To be called for every article that an edge came to or went from. */
    void place(List<Long> ids) {
        database.first(Sql.of("SELECT place_articles(?)", ids), row -> true);
    }
}
