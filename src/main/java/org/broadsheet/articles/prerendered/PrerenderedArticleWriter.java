package org.broadsheet.articles.prerendered;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.broadsheet.articles.reading.ArticleAssembler;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.reading.ArticleQuery.PrerenderSource;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Prerenders requested articles, for at most {@value #BUDGET_MILLIS} ms each second. The result is not stored if the
 * article or the cache generation has changed since the article was read.
 */
@Singleton
public class PrerenderedArticleWriter {
    /** Further articles are dropped; their next request enqueues them again. */
    private static final int MAX_QUEUED = 20_000;

    private static final int BATCH_SIZE = 50;

    /** Work per second. */
    private static final long BUDGET_MILLIS = 500;

    private final Set<UUID> queue = new LinkedHashSet<>();
    private final BatchedJob job = new BatchedJob("prerendering", BATCH_SIZE);
    private final Database database;
    private final ArticleQuery articles;
    private final CardRows cardRows;
    private final PrerenderVersion version;

    PrerenderedArticleWriter(Database database, ArticleQuery articles, CardRows cardRows, PrerenderVersion version) {
        this.database = database;
        this.articles = articles;
        this.cardRows = cardRows;
        this.version = version;
    }

    void enqueue(UUID publicId) {
        synchronized (queue) {
            if (queue.size() < MAX_QUEUED) {
                queue.add(publicId);
            }
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void prerenderQueued() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUDGET_MILLIS);
        job.runAll(size -> {
            List<UUID> ids = nextBatch(size);
            store(ids.isEmpty() ? List.of() : articles.prerenderSources(ids));
            return !ids.isEmpty() && System.nanoTime() < end;
        });
    }

    private List<UUID> nextBatch(int size) {
        synchronized (queue) {
            List<UUID> ids = queue.stream().limit(size).toList();
            ids.forEach(queue::remove);
            return ids;
        }
    }

    void store(List<PrerenderSource> sources) {
        if (sources.isEmpty()) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        List<Integer> changes = new ArrayList<>();
        List<String> cards = new ArrayList<>();
        List<String> views = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (PrerenderSource source : sources) {
            ids.add(source.id());
            changes.add(source.changes());
            cards.add(cardRows.toJson(source.card()));
            views.add(cardRows.toJson(source.view()));
            keys.add(String.join(" ", ArticleAssembler.surrogateKeys(source.view())));
        }
        // skips articles that a transaction is writing: their JSON would be outdated at once
        database.update(
                Sql.of("""
                WITH free AS (
                    SELECT article_id FROM prerendered_article
                    WHERE article_id = ANY (?) ORDER BY article_id FOR UPDATE SKIP LOCKED
                )
                UPDATE prerendered_article ready
                SET generation = ?, prerender_version = ?, card = made.card, whole = made.whole, surrogate_keys = made.keys,
                    public_id = article.public_id, language = article.language, related_hidden = article.related_hidden
                FROM free
                JOIN unnest(?, ?::integer[], ?, ?, ?) AS made (article_id, changes, card, whole, keys) USING (article_id)
                JOIN article ON article.id = made.article_id
                WHERE ready.article_id = made.article_id AND ready.changes = made.changes""", ids, sources.get(0).generation(), version.value(), ids, changes, cards, views, keys));
    }
}
