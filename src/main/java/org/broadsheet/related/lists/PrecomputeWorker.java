package org.broadsheet.related.lists;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.related.RelatedCacheKeys;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.related.index.IndexLock;
import org.broadsheet.related.ranking.NeighbourRanker;
import org.broadsheet.related.ranking.RankedArticle;
import org.broadsheet.related.ranking.RelatedCandidate;
import org.broadsheet.related.ranking.RelatedListBuilder;
import org.jboss.logging.Logger;

/** Computes and stores the lists that are due, in batches, on one node at a time, and not while the index is written. */
@Singleton
public class PrecomputeWorker {
    private static final Logger LOG = Logger.getLogger(PrecomputeWorker.class);
    private static final int BATCH = 25;
    private static final int LISTS_BETWEEN_LOGS = 10_000;

    private final BatchedJob job = new BatchedJob("related-lists", BATCH);
    private final IndexLock lock;
    private final PrecomputedLists lists;
    private final ListInvalidation invalidation;
    private final NeighbourRanker neighbourRanker;
    private final SubjectQuery subjects;
    private final RelatedListBuilder listBuilder;
    private final CacheInvalidation cacheInvalidation;
    private int precomputed;

    PrecomputeWorker(
            IndexLock lock,
            PrecomputedLists lists,
            ListInvalidation invalidation,
            NeighbourRanker neighbourRanker,
            SubjectQuery subjects,
            RelatedListBuilder listBuilder,
            CacheInvalidation cacheInvalidation) {
        this.lock = lock;
        this.lists = lists;
        this.invalidation = invalidation;
        this.neighbourRanker = neighbourRanker;
        this.subjects = subjects;
        this.listBuilder = listBuilder;
        this.cacheInvalidation = cacheInvalidation;
    }

    /**
     * Computes one batch of due lists in a transaction of its own.
     *
     * @return whether there may be more work
     */
    public boolean runBatch() {
        return job.run(this::batch);
    }

    private boolean batch(int size) {
        if (!lists.areEnabled() || !lock.tryLock()) {
            return false;
        }
        List<Long> ids = lists.findDue(size);
        if (!ids.isEmpty()) {
            precompute(ids);
        }
        return ids.size() == size;
    }

    private void precompute(List<Long> ids) {
        invalidation.scheduleDependents(ids);
        Map<Long, List<RankedArticle>> rankedById = neighbourRanker.rankEach(ids);
        Map<Long, RelatedSubject> subjectsById = subjects.findPublished(ids);
        Map<Long, List<Long>> previousIds = lists.findIds(ids);
        for (long id : ids) {
            RelatedSubject subject = subjectsById.get(id);
            List<RelatedCandidate> list = subject == null
                    ? List.of()
                    : listBuilder.buildWithoutFallback(
                            subject, rankedById.getOrDefault(id, List.of()), PrecomputedLists.MAX_LENGTH);
            lists.save(id, list);
            boolean changed = previousIds.containsKey(id)
                    && !previousIds
                            .get(id)
                            .equals(list.stream().map(RelatedCandidate::id).toList());
            if (changed && subject != null) {
                cacheInvalidation.invalidate(List.of(RelatedCacheKeys.ofList(subject.publicId())));
            }
        }
        precomputed += ids.size();
        if (precomputed / LISTS_BETWEEN_LOGS != (precomputed - ids.size()) / LISTS_BETWEEN_LOGS) {
            LOG.infof("Precomputed %d related lists", precomputed);
        }
    }
}
