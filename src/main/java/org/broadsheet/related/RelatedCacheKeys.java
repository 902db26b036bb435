package org.broadsheet.related;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.http.responses.CacheMetadata;

/** The surrogate keys of cached related lists. */
public final class RelatedCacheKeys {
    /** The key of every response that comes from a precomputed list. */
    public static final String ALL_LISTS = "related";

    private RelatedCacheKeys() {}

    /** @param publicId of the article that has the list */
    public static String ofList(UUID publicId) {
        return "related-" + publicId;
    }

    /** A computed list depends on all published articles. */
    public static CacheMetadata ofComputedList(UUID publicId) {
        return CacheMetadata.of(List.of(CacheMetadata.ARTICLES, ofList(publicId)));
    }

    /** A precomputed list depends on its own invalidation and on the articles that it shows. */
    public static CacheMetadata ofPrecomputedList(UUID publicId, List<UUID> listedIds) {
        List<String> keys = new ArrayList<>(List.of(ALL_LISTS, ofList(publicId), "article-" + publicId));
        listedIds.forEach(id -> keys.add("article-" + id));
        return CacheMetadata.of(keys);
    }
}
