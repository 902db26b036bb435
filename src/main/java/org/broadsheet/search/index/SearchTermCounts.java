package org.broadsheet.search.index;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.BatchThreshold;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Updates the document frequencies of terms, the numbers of articles of filters, and the dictionary for completion and
 * spelling correction. Writers only append their changes; one worker of all nodes at a time adds them to the counts.
 */
@Singleton
public class SearchTermCounts {
    private static final String LOCK = "search_count_delta";

    /** Number of changes that one transaction adds at most. Counting many together is cheaper. */
    private static final int MAX_BATCH_ARTICLES = 2000;

    /** Number of keys that these changes may have together. Keeps a statement well below the statement timeout. */
    private static final int MAX_BATCH_WORDS = 300_000;

    /** Number of batches in one run. Limits it after an import, so that other background jobs are not delayed. */
    private static final int MAX_BATCHES = 8;

    private final Database database;
    private final BatchedJob job = new BatchedJob("search-counts", MAX_BATCH_ARTICLES);
    private final BatchThreshold batchThreshold = new BatchThreshold(MAX_BATCH_ARTICLES);

    SearchTermCounts(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyPending() {
        if (!batchThreshold.isReached(countPending())) {
            return;
        }
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            if (!job.run(size -> database.tryLock(LOCK) && applyBatch(size) > 0)) {
                return;
            }
        }
    }

    /** Returns when all committed changes are in the counts. Waits for another worker that is adding some of them. */
    public void applyAllPending() {
        int applied;
        do {
            applied = QuarkusTransaction.requiringNew().call(() -> {
                database.lock(LOCK);
                return applyBatch(MAX_BATCH_ARTICLES);
            });
        } while (applied > 0);
    }

    private int countPending() {
        return database.one(
                Sql.of(
                        "SELECT count(*) AS waiting FROM (SELECT FROM search_count_delta LIMIT ?) counted",
                        MAX_BATCH_ARTICLES),
                row -> row.integer("waiting"));
    }

    /** @return the number of changes that were added */
    private int applyBatch(int size) {
        int words = Math.max(1, MAX_BATCH_WORDS / (MAX_BATCH_ARTICLES / size));
        List<Long> ids = database.list(Sql.of(NEXT_BATCH, size, words), row -> row.number("id"));
        if (!ids.isEmpty()) {
            database.update(Sql.of(ADD_WORDS, ids));
            database.update(Sql.of(ADD_COUNTS, ids));
        }
        return ids.size();
    }

    private static final String NEXT_BATCH = """
            SELECT id FROM (
                SELECT id, sum(words) OVER (ORDER BY id) - words AS before
                FROM (SELECT id, cardinality(keys) AS words FROM search_count_delta ORDER BY id LIMIT ?) first
            ) placed WHERE before < ?""";

    /**
     * Reads the present text of the articles, so that unpublished articles add no words. The planner cannot estimate the
     * number of words; with a condition inside the first query it would sort all of them instead of hashing them.
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
