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
 * Writes audit entries of refused requests asynchronously, once a second. Merges equal entries and drops those above a
 * limit, so that refused requests neither slow the server down nor fill its disk.
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
        List<AuditEntry> drained = new ArrayList<>();
        queue.drainTo(drained);
        if (drained.isEmpty()) {
            return;
        }
        List<AuditEntry> entries = merge(drained);
        List<AuditEntry> limited = entries.subList(0, Math.min(entries.size(), MAX_ENTRIES_PER_SECOND));
        dropped.add(entries.size() - limited.size());
        try {
            queries.insert(limited);
        } catch (DatabaseException failure) {
            limited.forEach(this::enqueue);
            throw failure;
        } finally {
            logDropped();
        }
    }

    private void logDropped() {
        long count = dropped.sumThenReset();
        if (count > 0) {
            LOG.warnf("Dropped %d audit entries of refused requests: too many at once", count);
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
