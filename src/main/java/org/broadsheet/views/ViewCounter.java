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
    private static final int MOST_ARTICLES = 50_000;
    private static final int CHUNK = 500;

    private final ViewQueries queries;
    private final CacheInvalidation touched;
    private final Map<Long, Long> waiting = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    ViewCounter(ViewQueries queries, CacheInvalidation touched) {
        this.queries = queries;
        this.touched = touched;
    }

    void add(long article) {
        add(article, 1);
    }

    private void add(long article, long views) {
        if (waiting.size() < MOST_ARTICLES || waiting.containsKey(article)) {
            waiting.merge(article, views, Long::sum);
        } else {
            dropped.add(views);
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void flush() {
        List<Long> articles = List.copyOf(waiting.keySet());
        for (int from = 0; from < articles.size(); from += CHUNK) {
            write(articles.subList(from, Math.min(from + CHUNK, articles.size())));
        }
        long lost = dropped.sumThenReset();
        if (lost > 0) {
            LOG.warnf("%d views are not counted: more articles were read at once than fit into memory", lost);
        }
    }

    private void write(List<Long> articles) {
        Map<Long, Long> views = new HashMap<>();
        articles.forEach(article -> views.put(article, waiting.remove(article)));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                queries.add(views);
                touched.invalidate(List.of(ArticleOrder.MOST_READ));
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
            while (QuarkusTransaction.requiringNew().call(() -> expired(window))) {
                // there may be more
            }
        }
    }

    /** @return whether there may be more */
    private boolean expired(ViewWindow window) {
        int spans = queries.expire(window);
        if (spans > 0) {
            touched.invalidate(List.of(ArticleOrder.MOST_READ));
        }
        return spans == ViewQueries.CHUNK;
    }

    void stop(@Observes ShutdownEvent stop) {
        flush();
    }
}
