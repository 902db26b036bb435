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
 * Views on their way into the database: added up in memory, and written every few seconds, so that a rush of readers
 * costs as much as the articles they read and not as much as they are. Every node writes what it counted. What a node
 * that is killed has not written is lost.
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

    ViewCounter(ViewQueries queries, CacheInvalidation touched) {
        this.queries = queries;
        this.invalidation = touched;
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
        long lost = dropped.sumThenReset();
        if (lost > 0) {
            LOG.warnf("%d views are not counted: more articles were read at once than fit into memory", lost);
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

    /** What is too long ago falls out of the periods, some at a time. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        for (ViewWindow window : ViewWindow.values()) {
            while (QuarkusTransaction.requiringNew().call(() -> expireBatch(window))) {
                // there may be more
            }
        }
    }

    /** @return whether there may be more */
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
