package org.broadsheet.related.lists;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.related.RelatedCacheKeys;

/** Invalidates precomputed lists, and schedules them to be computed again by {@link PrecomputeWorker}. */
@Singleton
public class ListInvalidation {
    /** If more lists are invalidated at once, the cached responses of all lists are invalidated. */
    private static final int MAX_CACHE_KEYS = 300;

    private final Database database;
    private final CacheInvalidation cacheInvalidation;

    ListInvalidation(Database database, CacheInvalidation cacheInvalidation) {
        this.database = database;
        this.cacheInvalidation = cacheInvalidation;
    }

    /**
     * Invalidates the lists of these articles and their cached responses, and schedules them. Call it when the articles or
     * their neighbours have changed.
     */
    public void invalidate(Collection<Long> articleIds) {
        if (articleIds.isEmpty()) {
            return;
        }
        List<String> keys = database.list(
                Sql.of("""
                        WITH outdated AS (
                            INSERT INTO related_list (article_id) SELECT id FROM unnest(?) AS changed (id) ORDER BY id
                            ON CONFLICT (article_id) DO UPDATE
                            SET items = NULL, ranks = NULL, stale = true, changed_at = clock_timestamp()
                            RETURNING article_id)
                        SELECT public_id FROM outdated JOIN article ON article.id = article_id""", List.copyOf(articleIds)), row -> RelatedCacheKeys.ofList(row.uuid("public_id")));
        cacheInvalidation.invalidate(keys.size() > MAX_CACHE_KEYS ? List.of(RelatedCacheKeys.ALL_LISTS) : keys);
    }

    /** Schedules the lists of these articles. Valid lists are served until then. */
    public void schedule(Collection<Long> articleIds) {
        database.update(Sql.of("""
                INSERT INTO related_list (article_id) SELECT id FROM unnest(?) AS changed (id) ORDER BY id
                ON CONFLICT (article_id) DO UPDATE SET stale = true, changed_at = clock_timestamp()""", List.copyOf(articleIds)));
    }

    /** Deletes the lists of articles that are no longer published or no longer indexed. */
    public void delete(List<Long> articleIds) {
        if (!articleIds.isEmpty()) {
            database.update(Sql.of("DELETE FROM related_list WHERE article_id = ANY (?)", articleIds));
        }
    }

    /**
     * Schedules the lists that depend on changed articles without being their neighbours' lists: those of articles that have
     * one of them as a top neighbour, if computed before the change. They are served until then.
     */
    void scheduleDependents(List<Long> articleIds) {
        database.update(Sql.of("""
                UPDATE related_list list SET stale = true
                FROM related_list changed
                JOIN related_neighbours place ON place.article_id = changed.article_id
                CROSS JOIN LATERAL unnest(place.neighbours) AS other (id)
                JOIN related_neighbours theirs ON theirs.article_id = other.id AND place.article_id = ANY (theirs.top_neighbours)
                WHERE changed.article_id = ANY (?) AND changed.items IS NULL
                  AND list.article_id = other.id AND NOT list.stale AND list.built_at < changed.changed_at""", articleIds));
    }
}
