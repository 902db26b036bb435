package org.broadsheet.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.database.DatabaseException;
import org.jboss.logging.Logger;

/**
 * Refusals on their way into the log. Nobody waits for them; those alike become one entry, and of a flood only so many a
 * second are kept: a stranger can neither slow the server down by being refused, nor fill its disk.
 */
@Singleton
public class AuditQueue {
    private static final Logger LOG = Logger.getLogger(AuditQueue.class);
    private static final int CAPACITY = 5_000;
    private static final int MAX_ENTRIES_PER_SECOND = 100;

    private final AuditQueries queries;
    private final BlockingQueue<AuditEntry> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final LongAdder dropped = new LongAdder();

    AuditQueue(AuditQueries queries) {
        this.queries = queries;
    }

    void enqueue(AuditEntry entry) {
        if (!queue.offer(entry)) {
            dropped.increment();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void flush() {
        List<AuditEntry> taken = new ArrayList<>();
        queue.drainTo(taken);
        if (taken.isEmpty()) {
            return;
        }
        List<AuditEntry> entries = merge(taken);
        List<AuditEntry> kept = entries.subList(0, Math.min(entries.size(), MAX_ENTRIES_PER_SECOND));
        dropped.add(entries.size() - kept.size());
        try {
            queries.insert(kept);
        } catch (DatabaseException failure) {
            kept.forEach(this::enqueue);
            throw failure;
        } finally {
            logDropped();
        }
    }

    private void logDropped() {
        long count = dropped.sumThenReset();
        if (count > 0) {
            LOG.warnf("%d refused requests are not in the audit log: there were too many at once", count);
        }
    }

    private static List<AuditEntry> merge(List<AuditEntry> entries) {
        Map<AuditEntry, List<AuditEntry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> groups.computeIfAbsent(entry.withoutTime(), any -> new ArrayList<>())
                .add(entry));
        return groups.values().stream()
                .map(group -> group.get(0).withRepeated(group.size()))
                .toList();
    }

    void stop(@Observes ShutdownEvent stop) {
        flush();
    }
}
