package org.broadsheet.taxonomy;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.broadsheet.database.Database;
import org.broadsheet.http.caching.CacheInvalidation;

/** The database, events and cache invalidation that the writers of all kinds share. */
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

    /** Writes what is pending. Every cached response is dropped: an entry's name may stand in any of them. */
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
