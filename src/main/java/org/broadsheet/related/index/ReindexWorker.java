package org.broadsheet.related.index;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.responses.CacheMetadata;
import org.jboss.logging.Logger;

/**
 * Compares articles anew when the archive has grown by half since they were: what is telling among a hundred articles may
 * be common among a thousand. Articles that were never compared come the same way. It goes over all of them, some at a
 * time, on one node at a time, and goes on where it was after a restart.
 */
@Singleton
public class ReindexWorker {
    private static final Logger LOG = Logger.getLogger(ReindexWorker.class);
    private static final double GROWTH = 1.5;
    private static final int MIN_ARTICLES = 50;
    private static final int CHECKED_PER_STEP = 500;
    private static final int BATCH = 25;

    private final Database database;
    private final IndexLock lock;
    private final RelatedIndexUpdater index;
    private final CacheInvalidation cacheInvalidation;

    ReindexWorker(Database database, IndexLock lock, RelatedIndexUpdater index, CacheInvalidation touched) {
        this.database = database;
        this.lock = lock;
        this.index = index;
        this.cacheInvalidation = touched;
    }

    /**
     * Compares some articles, in a transaction of its own.
     *
     * @return whether there may be more to do
     */
    public boolean runBatch() {
        return QuarkusTransaction.requiringNew().call(this::batch);
    }

    /**
     * @param uncompared the first article that was not compared yet
     * @param deriving whether more are to come, which then are compared together
     */
    private record Pass(Long nextId, long articles, long articlesNow, Long uncompared, boolean deriving) {}

    private boolean batch() {
        if (!lock.tryLock()) {
            return false;
        }
        Pass pass = database.first(
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
                                row.flag("deriving")))
                .orElseThrow();
        if (pass.deriving()) {
            return false;
        }
        if (pass.nextId() != null) {
            return reindexFrom(pass.nextId());
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

    private record CheckedArticle(long id, boolean unread, boolean outdated) {}

    private boolean reindexFrom(long from) {
        List<CheckedArticle> next = database.list(
                Sql.of("""
                        SELECT article.id, vector.id IS NULL OR vector.corpus_size < 0 AS unread,
                               vector.id IS NULL OR vector.corpus_size <= 0 OR vector.corpus_size * ? < corpus.articles AS outdated
                        FROM article
                        LEFT JOIN related_vector vector ON vector.article_id = article.id
                        LEFT JOIN related_corpus corpus ON corpus.language = article.language
                        WHERE article.id >= ? AND article.status = 'published'
                        ORDER BY article.id LIMIT ?""", GROWTH, from, CHECKED_PER_STEP),
                row -> new CheckedArticle(row.number("id"), row.flag("unread"), row.flag("outdated")));
        List<CheckedArticle> outdated =
                next.stream().filter(CheckedArticle::outdated).limit(BATCH).toList();
        List<Long> unread = ids(outdated.stream().filter(CheckedArticle::unread));
        if (!unread.isEmpty()) {
            index.reindexFromText(unread);
        }
        List<Long> read = ids(outdated.stream().filter(each -> !each.unread()));
        if (!read.isEmpty()) {
            index.reindexFromWordCounts(read);
        }
        if (outdated.size() == BATCH) {
            saveNextId(outdated.get(BATCH - 1).id() + 1);
        } else if (next.size() == CHECKED_PER_STEP) {
            saveNextId(next.get(CHECKED_PER_STEP - 1).id() + 1);
        } else {
            saveNextId(null);
            cacheInvalidation.invalidate(
                    List.of(CacheMetadata.ARTICLES)); // what was worked out is to be listed otherwise now
            LOG.debugf("All articles are compared");
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
