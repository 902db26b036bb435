package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.responses.CacheMetadata;
import org.jboss.logging.Logger;

/**
 * Reindexes articles after the archive has grown by half, since a term that is rare among a hundred articles may be common
 * among a thousand. Articles that were never indexed or never compared are included. A pass visits all articles in the
 * order of their ids, in batches, on one node at a time; its position is stored, so it continues after a restart.
 */
@Singleton
public class ReindexWorker {
    private static final Logger LOG = Logger.getLogger(ReindexWorker.class);

    /** An article is reindexed when the corpus is this many times as large as when it was compared. */
    private static final double GROWTH = 1.5;

    private static final int MIN_ARTICLES = 50;

    /** Articles read per batch; most of them need no reindexing. */
    private static final int CHECKED_PER_BATCH = 500;

    /** Articles reindexed per batch, few enough that writers do not wait long for the lock. */
    private static final int BATCH = 25;

    private final BatchedJob job = new BatchedJob("related-index", BATCH);
    private final Database database;
    private final IndexLock lock;
    private final RelatedIndexUpdater index;
    private final CacheInvalidation cacheInvalidation;

    ReindexWorker(Database database, IndexLock lock, RelatedIndexUpdater index, CacheInvalidation cacheInvalidation) {
        this.database = database;
        this.lock = lock;
        this.index = index;
        this.cacheInvalidation = cacheInvalidation;
    }

    /**
     * Reindexes one batch in a transaction of its own.
     *
     * @return whether there may be more work
     */
    public boolean runBatch() {
        return job.run(this::batch);
    }

    /**
     * @param nextId next article id of the current pass; null if none is running
     * @param articles size of the archive when the last pass began
     * @param uncompared lowest id of an article that has not been compared; null if there is none
     * @param articlesPending whether an import still runs; all of its articles are compared together afterwards
     */
    private record Pass(Long nextId, long articles, long articlesNow, Long uncompared, boolean articlesPending) {}

    private boolean batch(int size) {
        if (!lock.tryLock()) {
            return false;
        }
        Pass pass = database.one(
                Sql.of("""
                                SELECT next_id, articles, (SELECT coalesce(sum(articles), 0) FROM related_corpus) AS now,
                                       (SELECT min(article_id) FROM related_vector WHERE corpus_size <= 0) AS uncompared,
                                       EXISTS (SELECT FROM deferred_update) AS deriving
                                FROM related_reindex"""),
                row -> new Pass(
                        row.numberOrNull("next_id"),
                        row.number("articles"),
                        row.number("now"),
                        row.numberOrNull("uncompared"),
                        row.flag("deriving")));
        if (pass.articlesPending()) {
            return false;
        }
        if (pass.nextId() != null) {
            return reindexFrom(pass.nextId(), size);
        }
        if (pass.articlesNow() >= Math.max(MIN_ARTICLES, pass.articles() * GROWTH)) {
            saveNextId(0L);
            database.update(Sql.of("UPDATE related_reindex SET articles = ?", pass.articlesNow()));
            return true;
        }
        if (pass.uncompared() != null) {
            saveNextId(pass.uncompared());
            return true;
        }
        return false;
    }

    private record CheckedArticle(long id, boolean withoutWords, boolean outdated) {}

    private boolean reindexFrom(long from, int size) {
        List<CheckedArticle> next = database.list(
                Sql.of("""
                        SELECT article.id, vector.id IS NULL OR vector.corpus_size < 0 AS unread,
                               vector.id IS NULL OR vector.corpus_size <= 0 OR vector.corpus_size * ? < corpus.articles AS outdated
                        FROM article
                        LEFT JOIN related_vector vector ON vector.article_id = article.id
                        LEFT JOIN related_corpus corpus ON corpus.language = article.language
                        WHERE article.id >= ? AND article.status = 'published'
                        ORDER BY article.id LIMIT ?""", GROWTH, from, CHECKED_PER_BATCH),
                row -> new CheckedArticle(row.number("id"), row.flag("unread"), row.flag("outdated")));
        List<CheckedArticle> outdated =
                next.stream().filter(CheckedArticle::outdated).limit(size).toList();
        List<Long> withoutWords = ids(outdated.stream().filter(CheckedArticle::withoutWords));
        if (!withoutWords.isEmpty()) {
            index.reindexFromText(withoutWords);
        }
        List<Long> withWords = ids(outdated.stream().filter(each -> !each.withoutWords()));
        if (!withWords.isEmpty()) {
            index.reindexFromWordCounts(withWords);
        }
        if (outdated.size() == size) {
            saveNextId(outdated.get(size - 1).id() + 1);
        } else if (next.size() == CHECKED_PER_BATCH) {
            saveNextId(next.get(CHECKED_PER_BATCH - 1).id() + 1);
        } else {
            saveNextId(null);
            cacheInvalidation.invalidate(List.of(CacheMetadata.ARTICLES)); // lists computed on request may differ now
            LOG.debugf("All articles are indexed");
            return false;
        }
        return true;
    }

    private void saveNextId(Long nextId) {
        database.update(Sql.of("UPDATE related_reindex SET next_id = ?::bigint", nextId));
    }

    private static List<Long> ids(Stream<CheckedArticle> articles) {
        return articles.map(CheckedArticle::id).toList();
    }
}
