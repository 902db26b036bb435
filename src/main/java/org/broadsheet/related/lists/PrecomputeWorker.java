package org.broadsheet.related.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.related.RelatedQuery;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.related.index.IndexLock;
import org.broadsheet.related.ranking.NeighbourRanker;
import org.broadsheet.related.ranking.RelatedCandidate;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;
import org.jboss.logging.Logger;

/**
 * Makes the lists that are due, on one node at a time and some at a time; not while somebody writes what they are made
 * from.
 */
@Singleton
public class PrecomputeWorker {
    private static final Logger LOG = Logger.getLogger(PrecomputeWorker.class);
    private static final int BATCH = 25;
    private static final int LISTS_BETWEEN_LOGS = 10_000;

    private final IndexLock lock;
    private final PrecomputedLists lists;
    private final NeighbourRanker neighbourRanker;
    private final SubjectQuery subjects;
    private final RelatedQuery query;
    private final CacheInvalidation cacheInvalidation;
    private int precomputed;

    PrecomputeWorker(
            IndexLock lock,
            PrecomputedLists lists,
            NeighbourRanker ranker,
            SubjectQuery subjects,
            RelatedQuery query,
            CacheInvalidation touched) {
        this.lock = lock;
        this.lists = lists;
        this.neighbourRanker = ranker;
        this.subjects = subjects;
        this.query = query;
        this.cacheInvalidation = touched;
    }

    /**
     * Makes some of the lists that are due, in a transaction of its own.
     *
     * @return whether there may be more to do
     */
    public boolean runBatch() {
        return QuarkusTransaction.requiringNew().call(this::batch);
    }

    private boolean batch() {
        if (!lists.areEnabled() || !lock.tryLock()) {
            return false;
        }
        List<Long> ids = lists.findDue(BATCH);
        if (!ids.isEmpty()) {
            precompute(ids);
        }
        return ids.size() == BATCH;
    }

    private void precompute(List<Long> ids) {
        lists.scheduleDependents(ids);
        Map<Long, List<Ranked>> ranked = neighbourRanker.rankEach(ids);
        Map<Long, RelatedSubject> found = subjects.findPublished(ids);
        Map<Long, List<Long>> served = lists.findIds(ids);
        for (long id : ids) {
            RelatedSubject subject = found.get(id);
            List<RelatedCandidate> list = subject == null
                    ? List.of()
                    : query.listWithoutFallback(
                            subject, ranked.getOrDefault(id, List.of()), PrecomputedLists.MAX_LENGTH);
            lists.save(id, list);
            boolean changed = served.containsKey(id)
                    && !served.get(id)
                            .equals(list.stream().map(RelatedCandidate::id).toList());
            if (changed && subject != null) {
                cacheInvalidation.invalidate(List.of(subject.listCacheKey()));
            }
        }
        precomputed += ids.size();
        if (precomputed / LISTS_BETWEEN_LOGS != (precomputed - ids.size()) / LISTS_BETWEEN_LOGS) {
            LOG.infof("Made %d lists of related articles", precomputed);
        }
    }
}
