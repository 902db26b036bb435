package org.broadsheet.taxonomy;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.broadsheet.database.Database;
import org.broadsheet.http.caching.CacheInvalidation;

/** Database access, events and cache invalidation for the writers of all kinds. */
@Singleton
public class TaxonomyChanges {
    private final EntityManager entities;
    private final Database database;
    private final CacheInvalidation cacheInvalidation;
    private final FormerSlugs formerSlugs;
    private final UnknownSlugMessage unknownSlugs;
    private final Event<ArticleTaxonomyChanging> articlesChanging;
    private final Event<ArticleTaxonomyChanged> articlesChanged;

    TaxonomyChanges(
            EntityManager entities,
            Database database,
            CacheInvalidation cacheInvalidation,
            FormerSlugs formerSlugs,
            UnknownSlugMessage unknownSlugs,
            Event<ArticleTaxonomyChanging> articlesChanging,
            Event<ArticleTaxonomyChanged> articlesChanged) {
        this.entities = entities;
        this.database = database;
        this.cacheInvalidation = cacheInvalidation;
        this.formerSlugs = formerSlugs;
        this.unknownSlugs = unknownSlugs;
        this.articlesChanging = articlesChanging;
        this.articlesChanged = articlesChanged;
    }

    EntityManager entities() {
        return entities;
    }

    public Database database() {
        return database;
    }

    FormerSlugs formerSlugs() {
        return formerSlugs;
    }

    public UnknownSlugMessage unknownSlugs() {
        return unknownSlugs;
    }

    /** Flushes the entities and invalidates every cached response, because any of them may contain the name of an entry. */
    void flush() {
        entities.flush();
        cacheInvalidation.invalidateAll();
    }

    void announce(ArticleTaxonomyChanging event) {
        articlesChanging.fire(event);
    }

    public void announce(ArticleTaxonomyChanged event) {
        articlesChanged.fire(event);
    }
}
