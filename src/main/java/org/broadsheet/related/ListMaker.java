package org.broadsheet.related;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.broadsheet.platform.delivery.Touched;
import org.broadsheet.related.Ranking.Ranked;
import org.jboss.logging.Logger;

/**
 * Makes the lists that are due, on one node at a time and some at a time; not while somebody writes what they are made
 * from.
 */
@Singleton
class ListMaker {
    private static final Logger LOG = Logger.getLogger(ListMaker.class);
    private static final int BATCH = 25;
    private static final int LISTS_BETWEEN_LOGS = 10_000;

    /** Of each second: the rest is the readers'. */
    private static final long TICK_MILLIS = 400;

    private final IndexLock lock;
    private final ReadyLists lists;
    private final Ranker ranker;
    private final Subjects subjects;
    private final RelatedQuery query;
    private final Touched touched;
    private int made;

    ListMaker(IndexLock lock, ReadyLists lists, Ranker ranker, Subjects subjects, RelatedQuery query, Touched touched) {
        this.lock = lock;
        this.lists = lists;
        this.ranker = ranker;
        this.subjects = subjects;
        this.query = query;
        this.touched = touched;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void makeDue() {
        long end = System.nanoTime() + TICK_MILLIS * 1_000_000;
        while (QuarkusTransaction.requiringNew().call(this::batch) == BATCH && System.nanoTime() < end) {
            // each batch is a transaction of its own
        }
    }

    private int batch() {
        if (!lock.isFree()) {
            return 0;
        }
        List<Long> ids = lists.due(BATCH);
        if (!ids.isEmpty()) {
            make(ids);
        }
        return ids.size();
    }

    private void make(List<Long> ids) {
        lists.noteChangesOf(ids);
        Map<Long, List<Ranked>> ranked = ranker.ofEach(ids);
        Map<Long, Subject> found = subjects.published(ids);
        Map<Long, List<Long>> served = lists.of(ids);
        for (long id : ids) {
            Subject subject = found.get(id);
            List<Candidate> list = subject == null
                    ? List.of()
                    : query.related(subject, ranked.getOrDefault(id, List.of()), ReadyLists.LENGTH);
            lists.keep(id, list);
            boolean changed = served.containsKey(id)
                    && !served.get(id).equals(list.stream().map(Candidate::id).toList());
            if (changed && subject != null) {
                touched.touch(List.of(subject.listKey()));
            }
        }
        made += ids.size();
        if (made / LISTS_BETWEEN_LOGS != (made - ids.size()) / LISTS_BETWEEN_LOGS) {
            LOG.infof("Made %d lists of related articles", made);
        }
    }
}
