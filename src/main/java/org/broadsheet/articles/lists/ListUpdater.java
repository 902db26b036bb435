package org.broadsheet.articles.lists;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.broadsheet.articles.ArticlesChanged;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.taxonomy.ArticleTaxonomyChanged;

/** Keeps every article in the lists it belongs to, and tells who else derives something from articles. */
@Singleton
public class ListUpdater {
    /** Articles brought up to date by one statement, which must end within the time one statement has. */
    private static final int CHUNK_SIZE = 500;

    /** So many articles take a second or so. */
    private static final int MAX_IMMEDIATE_TAXONOMY = 50;

    /** Where more are to come, the others' turn comes sooner. */
    private static final int MAX_IMMEDIATE = 20;

    private final Database database;
    private final CacheInvalidation invalidation;
    private final RevisionWriter revisions;
    private final Event<ArticlesChanged> articlesChanged;

    ListUpdater(
            Database database,
            CacheInvalidation touched,
            RevisionWriter revisions,
            Event<ArticlesChanged> articlesChanged) {
        this.database = database;
        this.invalidation = touched;
        this.revisions = revisions;
        this.articlesChanged = articlesChanged;
    }

    /** To be called once all rows of these articles are written. */
    public void update(List<Long> ids, ChangeCause cause) {
        inChunks(ids, chunk -> {
            boolean concernsReaders = refreshLists(chunk);
            revisions.recordChange(chunk, cause);
            if (concernsReaders) {
                articlesChanged.fire(new ArticlesChanged(chunk));
            }
        });
    }

    /**
     * The same, when there may be many at one moment: lists follow at once, and what is derived from more than a few is
     * left to {@link DeferredUpdates}, lest the others be kept waiting meanwhile.
     */
    public void updateMany(List<Long> ids, ChangeCause cause) {
        if (ids.size() <= MAX_IMMEDIATE) {
            update(ids, cause);
            return;
        }
        inChunks(ids, chunk -> {
            boolean concernsReaders = refreshLists(chunk);
            revisions.recordChange(chunk, cause);
            if (concernsReaders) {
                defer(chunk);
            }
        });
    }

    /**
     * Makes what is derived from these articles again.
     *
     * @param waiting how many more there are
     */
    void announce(List<Long> ids, int waiting) {
        invalidation.invalidate(List.of(CacheMetadata.ARTICLES));
        articlesChanged.fire(new ArticlesChanged(ids, waiting));
    }

    /**
     * Lists follow at once, however many articles there are. What leaves derive follows at once for as many as an
     * edit can wait for, and for more within minutes: {@link DeferredUpdates} works them off.
     */
    void onTaxonomyChanged(@Observes ArticleTaxonomyChanged event) {
        List<Long> ids = event.articleIds();
        if (event.extent() != ArticleTaxonomyChanged.Extent.NAME) {
            inChunks(ids, this::refreshLists);
        }
        if (event.extent() == ArticleTaxonomyChanged.Extent.ENTRY) {
            inChunks(ids, this::recordRefiled);
        }
        if (event.extent() != ArticleTaxonomyChanged.Extent.PLACE && ids.size() <= MAX_IMMEDIATE_TAXONOMY) {
            inChunks(ids, chunk -> articlesChanged.fire(new ArticlesChanged(chunk)));
        } else if (event.extent() != ArticleTaxonomyChanged.Extent.PLACE) {
            inChunks(ids, this::defer);
        }
    }

    private void defer(List<Long> ids) {
        database.update(Sql.of(
                "INSERT INTO deferred_update (article_id) SELECT unnest(?) ON CONFLICT (article_id) DO NOTHING", ids));
    }

    /** Locked first: an edit at the same moment comes before or after. */
    private void recordRefiled(List<Long> ids) {
        database.list(Sql.of("SELECT id FROM article WHERE id = ANY (?) ORDER BY id FOR UPDATE", ids), row -> true);
        revisions.recordChange(ids, ChangeCause.of(ChangeCause.Action.refiled));
    }

    /** @return whether one of them stands in a public list, or did */
    private boolean refreshLists(List<Long> ids) {
        List<String> keys =
                database.list(Sql.of("SELECT key FROM refresh_listing(?) key", ids), row -> row.text("key"));
        invalidation.invalidate(keys);
        boolean concernsReaders = keys.stream().anyMatch(ListCacheKeys::isListKey);
        if (concernsReaders) {
            invalidation.invalidate(List.of(CacheMetadata.ARTICLES));
        }
        return concernsReaders;
    }

    private static void inChunks(List<Long> ids, Consumer<List<Long>> work) {
        for (int from = 0; from < ids.size(); from += CHUNK_SIZE) {
            work.accept(ids.subList(from, Math.min(from + CHUNK_SIZE, ids.size())));
        }
    }
}
