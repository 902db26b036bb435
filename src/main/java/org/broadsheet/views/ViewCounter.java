package org.broadsheet.views;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.database.BatchedJob;
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

    /** Buckets that one statement expires at most. */
    private static final int EXPIRE_BATCH = 2000;

    private final BatchedJob writing = new BatchedJob("view-counts", WRITE_BATCH);
    private final BatchedJob expiry = new BatchedJob("view-expiry", EXPIRE_BATCH);
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
        Iterator<Long> articles = List.copyOf(pending.keySet()).iterator();
        writing.runAll(size -> write(articles, size));
        long droppedViews = dropped.sumThenReset();
        if (droppedViews > 0) {
            LOG.warnf("%d views are not counted: more articles were read at once than fit into memory", droppedViews);
        }
    }

    private boolean write(Iterator<Long> articles, int size) {
        Map<Long, Long> views = new HashMap<>();
        while (articles.hasNext() && views.size() < size) {
            long article = articles.next();
            views.put(article, pending.remove(article));
        }
        if (views.isEmpty()) {
            return false;
        }
        try {
            queries.add(views);
            invalidation.invalidate(List.of(ArticleOrder.MOST_READ));
        } catch (RuntimeException failure) {
            views.forEach(this::add);
            throw failure;
        }
        return articles.hasNext();
    }

    /** Subtracts expired buckets from the counts, in batches. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        for (ViewWindow window : ViewWindow.values()) {
            expiry.runAll(size -> expireBatch(window, size));
        }
    }

    /** @return whether there may be more expired buckets */
    private boolean expireBatch(ViewWindow window, int size) {
        int spans = queries.expire(window, size);
        if (spans > 0) {
            invalidation.invalidate(List.of(ArticleOrder.MOST_READ));
        }
        return spans == size;
    }

    void stop(@Observes ShutdownEvent stop) {
        flush();
    }
}
