package org.broadsheet.search.index;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.BatchThreshold;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Keeps the counts by which terms are weighed, and the dictionary that typing errors are mended by. Writers only append
 * what they changed; one worker at a time, on whichever node, does the sums.
 */
@Singleton
public class SearchTermCounts {
    /** How many articles one transaction takes in at most, for they are cheaper counted together. */
    private static final int BATCH = 2000;

    /** How many words they may have together: a fraction of the time one statement has. */
    private static final int WORDS = 300_000;

    /** After an import there is more than one batch to do, but other workers want their turn too. */
    private static final int BATCHES = 8;

    private final Database database;
    private final BatchThreshold gathering = new BatchThreshold(BATCH);

    SearchTermCounts(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        if (!gathering.isReached(waiting())) {
            return;
        }
        for (int batch = 0; batch < BATCHES; batch++) {
            if (QuarkusTransaction.requiringNew().call(this::fold) == 0) {
                return;
            }
        }
    }

    /** Counts what is committed by now, be it another worker that does so. */
    public void foldAll() {
        int folded;
        do {
            folded = QuarkusTransaction.requiringNew().call(() -> {
                database.first(
                        Sql.of("SELECT pg_advisory_xact_lock(hashtext('search_count_delta')) AS alone"), row -> true);
                return foldAlone();
            });
        } while (folded > 0);
    }

    private int waiting() {
        return database.first(
                        Sql.of(
                                "SELECT count(*) AS waiting FROM (SELECT FROM search_count_delta LIMIT ?) counted",
                                BATCH),
                        row -> row.integer("waiting"))
                .orElseThrow();
    }

    /** @return how many counts were folded */
    private int fold() {
        boolean alone = database.first(
                        Sql.of("SELECT pg_try_advisory_xact_lock(hashtext('search_count_delta')) AS alone"),
                        row -> row.flag("alone"))
                .orElseThrow();
        return alone ? foldAlone() : 0;
    }

    private int foldAlone() {
        List<Long> ids = database.list(Sql.of(NEXT, BATCH, WORDS), row -> row.number("id"));
        if (!ids.isEmpty()) {
            database.update(Sql.of(ADD_WORDS, ids));
            database.update(Sql.of(ADD_COUNTS, ids));
        }
        return ids.size();
    }

    private static final String NEXT = """
            SELECT id FROM (
                SELECT id, sum(words) OVER (ORDER BY id) - words AS before
                FROM (SELECT id, cardinality(keys) AS words FROM search_count_delta ORDER BY id LIMIT ?) first
            ) placed WHERE before < ?""";

    /**
     * The text is read now, not when it was counted: what is a draft by now has no words here. Nothing is known of the
     * words' number, and with any condition on them the planner would sort them all instead of hashing them.
     */
    private static final String ADD_WORDS = """
            WITH used AS MATERIALIZED (
                SELECT DISTINCT document.language, unnest(string_to_array(document.content, ' ')) COLLATE "C" AS word
                FROM (SELECT DISTINCT article_id FROM search_count_delta WHERE id = ANY (?) AND sign > 0) counted
                JOIN search_document document USING (article_id)
            )
            INSERT INTO search_word (language, word, term, deletion_hashes)
            SELECT language, word, search_word_term(language, word), coalesce(search_deletion_hashes(word), '{}')
            FROM used
            WHERE length(word) BETWEEN 1 AND 60 AND word <> '|'
              AND NOT EXISTS (SELECT FROM search_word known
                              WHERE known.language = used.language AND known.word = used.word)
            ON CONFLICT DO NOTHING""";

    private static final String ADD_COUNTS = """
            WITH taken AS MATERIALIZED (
                DELETE FROM search_count_delta WHERE id = ANY (?)
                RETURNING language, sign, keys
            ), counted AS MATERIALIZED (
                SELECT sign, unnest(keys) AS key FROM taken
            ), corpus AS (
                INSERT INTO search_corpus (language, articles) SELECT language, sum(sign) FROM taken GROUP BY language
                ON CONFLICT (language) DO UPDATE SET articles = search_corpus.articles + excluded.articles
            ), filing AS (
                INSERT INTO search_filter_count (key, articles) SELECT key, sum(sign) FROM counted WHERE key < 0 GROUP BY key
                ON CONFLICT (key) DO UPDATE SET articles = search_filter_count.articles + excluded.articles
            )
            INSERT INTO search_term (term, articles, titles)
            SELECT key >> 4, sum(sign), sum(sign * (key >> 3 & 1)) FROM counted WHERE key >= 0 GROUP BY key >> 4
            ON CONFLICT (term) DO UPDATE SET articles = search_term.articles + excluded.articles,
                                             titles = search_term.titles + excluded.titles""";
}
