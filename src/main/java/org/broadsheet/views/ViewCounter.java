package org.broadsheet.views;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.http.caching.CacheInvalidation;
import org.jboss.logging.Logger;

/**
 * Counts views in memory and writes the sums every ten seconds, so that the cost depends on the number of articles, not of
 * views. Each node writes its own counts. A node that is killed loses the counts it has not written.
 */
@Singleton
public class ViewCounter {
    private static final Logger LOG = Logger.getLogger(ViewCounter.class);
    private static final int MAX_ARTICLES = 50_000;
    private static final int WRITE_BATCH = 500;

    private final ViewQueries queries;
    private final CacheInvalidation invalidation;
    private final Map<Long, Long> pending = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    ViewCounter(ViewQueries queries, CacheInvalidation invalidation) {
        this.queries = queries;
        this.invalidation = invalidation;
    }

    void add(long article) {
        add(article, 1);
    }

    private void add(long article, long views) {
        if (pending.size() < MAX_ARTICLES || pending.containsKey(article)) {
            pending.merge(article, views, Long::sum);
        } else {
            dropped.add(views);
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void flush() {
        List<Long> articles = List.copyOf(pending.keySet());
        for (int from = 0; from < articles.size(); from += WRITE_BATCH) {
            write(articles.subList(from, Math.min(from + WRITE_BATCH, articles.size())));
        }
        long droppedViews = dropped.sumThenReset();
        if (droppedViews > 0) {
            LOG.warnf("%d views are not counted: more articles were read at once than fit into memory", droppedViews);
        }
    }

    private void write(List<Long> articles) {
        Map<Long, Long> views = new HashMap<>();
        articles.forEach(article -> views.put(article, pending.remove(article)));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                queries.add(views);
                invalidation.invalidate(List.of(ArticleOrder.MOST_READ));
            });
        } catch (RuntimeException failure) {
            views.forEach(this::add);
            throw failure;
        }
    }

    /** Subtracts expired buckets from the counts, in batches. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        for (ViewWindow window : ViewWindow.values()) {
            while (QuarkusTransaction.requiringNew().call(() -> expireBatch(window))) {
                // repeat until the last batch
            }
        }
    }

    /** @return whether there may be more expired buckets */
    private boolean expireBatch(ViewWindow window) {
        int spans = queries.expire(window);
        if (spans > 0) {
            invalidation.invalidate(List.of(ArticleOrder.MOST_READ));
        }
        return spans == ViewQueries.EXPIRE_BATCH;
    }

    void stop(@Observes ShutdownEvent stop) {
        flush();
    }
}
