package org.broadsheet.related;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.related.lists.PrecomputedLists;
import org.broadsheet.related.text.TermVectorStore.WeightedVector;

/**
 * What related articles are wanted for.
 *
 * @param publicId of the one article it is, null for anything else
 * @param articleIds published articles whose neighbours are known; empty for a text
 * @param text the text's words, null for articles
 * @param language the language the related ones shall have, null for any
 * @param day when it was published or would be, in days since 1970
 * @param steeredBy the article whose editors pin and exclude, 0 for none
 * @param categoryId whose newest articles fill up a short list first, 0 for none
 * @param unwanted articles that must not be listed: itself, its translations
 */
public record RelatedSubject(
        UUID publicId,
        List<Long> articleIds,
        WeightedVector textVector,
        String language,
        double day,
        long editorialArticleId,
        long categoryId,
        List<Long> excludedIds) {
    /** A published article, as far as explaining its list needs to know it. */
    public static RelatedSubject ofArticle(UUID publicId, long id, String language, double day) {
        return new RelatedSubject(publicId, List.of(id), null, language, day, id, 0, List.of(id));
    }

    /** What an answer is kept under that is worked out: beside what articles do, it changes when the list does. */
    public CacheMetadata cacheMetadata() {
        return CacheMetadata.of(List.of(CacheMetadata.ARTICLES, listCacheKey()));
    }

    /**
     * What one is kept under that comes from the ready list: it changes with the list, and with what stands in it.
     *
     * @param publicId of the article that has the list
     */
    public static CacheMetadata cacheMetadata(UUID publicId, List<UUID> listed) {
        List<String> keys = new ArrayList<>(
                List.of(PrecomputedLists.ALL_LISTS_CACHE_KEY, listCacheKey(publicId), "article-" + publicId));
        listed.forEach(id -> keys.add("article-" + id));
        return CacheMetadata.of(keys);
    }

    public String listCacheKey() {
        return listCacheKey(publicId);
    }

    public static String listCacheKey(UUID publicId) {
        return "related-" + publicId;
    }
}
