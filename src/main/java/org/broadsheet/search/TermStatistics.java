package org.broadsheet.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/**
 * Keeps the counts by which terms are weighed, and the dictionary that typing errors are mended by. Writers only append
 * what they changed; one worker at a time, on whichever node, does the sums.
 */
@Singleton
class TermStatistics {
    /** How many articles one transaction takes in: a fraction of the time one statement has. */
    private static final int BATCH = 500;

    /** After an import there is more than one batch to do, but other workers want their turn too. */
    private static final int BATCHES = 8;

    private final Database database;

    TermStatistics(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        for (int batch = 0; batch < BATCHES; batch++) {
            if (QuarkusTransaction.requiringNew().call(this::fold) < BATCH) {
                return;
            }
        }
    }

    /** Counts what is committed by now, be it another worker that does so. */
    void foldAll() {
        int folded;
        do {
            folded = QuarkusTransaction.requiringNew().call(() -> {
                database.first(Sql.of("SELECT pg_advisory_xact_lock(hashtext('search_count')) AS alone"), row -> true);
                return foldAlone();
            });
        } while (folded > 0);
    }

    /** @return how many counts were waiting, up to a batch */
    private int fold() {
        boolean alone = database.first(
                        Sql.of("SELECT pg_try_advisory_xact_lock(hashtext('search_count')) AS alone"),
                        row -> row.flag("alone"))
                .orElseThrow();
        return alone ? foldAlone() : 0;
    }

    private int foldAlone() {
        int waiting = database.first(
                        Sql.of("SELECT count(*) AS waiting FROM (SELECT FROM search_count LIMIT ?) counted", BATCH),
                        row -> row.integer("waiting"))
                .orElseThrow();
        if (waiting > 0) {
            database.update(Sql.of(ADD_WORDS, BATCH));
            database.update(Sql.of(ADD_COUNTS, BATCH));
        }
        return waiting;
    }

    /** The text is read now, not when it was counted: what is a draft by now has no words here. */
    private static final String ADD_WORDS = """
            INSERT INTO search_word (language, word, term, deletions)
            SELECT language, word, search_word_term(language, word), coalesce(search_deletions(word), '{}')
            FROM (
                SELECT DISTINCT document.language, word
                FROM (SELECT DISTINCT article_id FROM (SELECT * FROM search_count ORDER BY id LIMIT ?) waiting
                      WHERE sign > 0) counted
                JOIN search_document document USING (article_id)
                CROSS JOIN LATERAL string_to_table(document.content, ' ') word
                WHERE length(word) BETWEEN 1 AND 60 AND word <> '|'
            ) used
            WHERE NOT EXISTS (SELECT FROM search_word known
                              WHERE known.language = used.language AND known.word = used.word COLLATE "C")
            ON CONFLICT DO NOTHING""";

    private static final String ADD_COUNTS = """
            WITH taken AS MATERIALIZED (
                DELETE FROM search_count WHERE id IN (SELECT id FROM search_count ORDER BY id LIMIT ?)
                RETURNING language, sign, keys
            ), counted AS MATERIALIZED (
                SELECT sign, key FROM taken, unnest(keys) AS key
            ), corpus AS (
                INSERT INTO search_corpus (language, articles) SELECT language, sum(sign) FROM taken GROUP BY language
                ON CONFLICT (language) DO UPDATE SET articles = search_corpus.articles + excluded.articles
            ), filing AS (
                INSERT INTO search_filing (key, articles) SELECT key, sum(sign) FROM counted WHERE key < 0 GROUP BY key
                ON CONFLICT (key) DO UPDATE SET articles = search_filing.articles + excluded.articles
            )
            INSERT INTO search_term (term, articles, titles)
            SELECT key >> 4, sum(sign), sum(sign * (key >> 3 & 1)) FROM counted WHERE key >= 0 GROUP BY key >> 4
            ON CONFLICT (term) DO UPDATE SET articles = search_term.articles + excluded.articles,
                                             titles = search_term.titles + excluded.titles""";
}
