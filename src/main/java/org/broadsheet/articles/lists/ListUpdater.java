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

/**
 * Updates table {@code listing}, the revisions and the response cache after articles were written, and fires
 * {@link ArticlesChanged}.
 */
@Singleton
public class ListUpdater {
    /** Articles per statement, which must stay well below the statement timeout. */
    private static final int CHUNK_SIZE = 500;

    /** {@link #updateMany} fires the event at once for up to this many articles. */
    private static final int MAX_IMMEDIATE = 20;

    /**
     * The same for changes of a category, tag, author or source. Observers take about a second for this many articles.
     */
    private static final int MAX_IMMEDIATE_TAXONOMY = 50;

    private final Database database;
    private final CacheInvalidation invalidation;
    private final RevisionWriter revisions;
    private final Event<ArticlesChanged> articlesChanged;

    ListUpdater(
            Database database,
            CacheInvalidation invalidation,
            RevisionWriter revisions,
            Event<ArticlesChanged> articlesChanged) {
        this.database = database;
        this.invalidation = invalidation;
        this.revisions = revisions;
        this.articlesChanged = articlesChanged;
    }

    /** Call this after all rows of these articles are written, in the same transaction. */
    public void update(List<Long> ids, ChangeCause cause) {
        inChunks(ids, chunk -> {
            boolean isPublic = refreshLists(chunk);
            revisions.recordChange(chunk, cause);
            if (isPublic) {
                articlesChanged.fire(new ArticlesChanged(chunk));
            }
        });
    }

    /**
     * The same for many articles in one transaction: lists are updated at once; the event for more than
     * {@value #MAX_IMMEDIATE} articles is left to {@link DeferredUpdates}, so that other writers need not wait.
     */
    public void updateMany(List<Long> ids, ChangeCause cause) {
        if (ids.size() <= MAX_IMMEDIATE) {
            update(ids, cause);
            return;
        }
        inChunks(ids, chunk -> {
            boolean isPublic = refreshLists(chunk);
            revisions.recordChange(chunk, cause);
            if (isPublic) {
                defer(chunk);
            }
        });
    }

    /**
     * Fires the event for articles of the deferred queue.
     *
     * @param pending the number of articles that remain in the queue, counted up to a limit
     */
    void announce(List<Long> ids, int pending) {
        invalidation.invalidate(List.of(CacheMetadata.ARTICLES));
        articlesChanged.fire(new ArticlesChanged(ids, pending));
    }

    /**
     * Updates lists at once, however many articles there are. The event is fired at once for at most
     * {@value #MAX_IMMEDIATE_TAXONOMY} articles; for more it is left to {@link DeferredUpdates}, which may take
     * minutes.
     */
    void onTaxonomyChanged(@Observes ArticleTaxonomyChanged event) {
        List<Long> ids = event.articleIds();
        if (event.change() != ArticleTaxonomyChanged.Change.RENAMED) {
            inChunks(ids, this::refreshLists);
        }
        if (event.change() == ArticleTaxonomyChanged.Change.REPLACED) {
            inChunks(ids, this::recordRefiled);
        }
        if (event.change() != ArticleTaxonomyChanged.Change.CATEGORY_MOVED && ids.size() <= MAX_IMMEDIATE_TAXONOMY) {
            inChunks(ids, chunk -> articlesChanged.fire(new ArticlesChanged(chunk)));
        } else if (event.change() != ArticleTaxonomyChanged.Change.CATEGORY_MOVED) {
            inChunks(ids, this::defer);
        }
    }

    private void defer(List<Long> ids) {
        database.update(Sql.of(
                "INSERT INTO deferred_update (article_id) SELECT unnest(?) ON CONFLICT (article_id) DO NOTHING", ids));
    }

    /** Locks the articles first, so that concurrent edits come before or after. */
    private void recordRefiled(List<Long> ids) {
        database.list(Sql.of("SELECT id FROM article WHERE id = ANY (?) ORDER BY id FOR UPDATE", ids), row -> true);
        revisions.recordChange(ids, ChangeCause.of(ChangeCause.Action.refiled));
    }

    /** @return whether one of the articles is or was in a public list */
    private boolean refreshLists(List<Long> ids) {
        List<String> keys =
                database.list(Sql.of("SELECT key FROM refresh_listing(?) key", ids), row -> row.text("key"));
        invalidation.invalidate(keys);
        boolean isPublic = keys.stream().anyMatch(ListCacheKeys::isListKey);
        if (isPublic) {
            invalidation.invalidate(List.of(CacheMetadata.ARTICLES));
        }
        return isPublic;
    }

    private static void inChunks(List<Long> ids, Consumer<List<Long>> work) {
        for (int from = 0; from < ids.size(); from += CHUNK_SIZE) {
            work.accept(ids.subList(from, Math.min(from + CHUNK_SIZE, ids.size())));
        }
    }
}
