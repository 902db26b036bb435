package org.broadsheet.articles.lists;

import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * Under which keys an answer that lists articles is kept: whatever an article does, one of them is touched if the
 * article stands in the list before or after.
 */
public final class ListCacheKeys {
    private static final String PREFIX = "list-";

    private ListCacheKeys() {}

    public static List<String> of(ArticleFilter filter, ArticleOrder order) {
        return order.isByViews()
                ? Stream.concat(Stream.of(ArticleOrder.MOST_READ), of(filter).stream())
                        .toList()
                : of(filter);
    }

    /** One part of a filter is enough, since an article has to meet them all. */
    public static List<String> of(ArticleFilter filter) {
        if (hasIncluded(filter.author())) {
            return keys(TaxonomyKind.AUTHOR, filter.author());
        }
        if (hasIncluded(filter.tag())) {
            return keys(TaxonomyKind.TAG, filter.tag());
        }
        if (hasIncluded(filter.source())) {
            return keys(TaxonomyKind.SOURCE, filter.source());
        }
        if (hasIncluded(filter.category())) {
            return keys(TaxonomyKind.CATEGORY, filter.category());
        }
        return List.of(CacheMetadata.ARTICLES);
    }

    private static boolean hasIncluded(SlugFilter part) {
        return part != null && !part.included().isEmpty();
    }

    private static List<String> keys(TaxonomyKind kind, SlugFilter part) {
        return part.included().stream()
                .map(slug -> PREFIX + kind.name() + "-" + slug)
                .toList();
    }

    static boolean isListKey(String key) {
        return key.startsWith(PREFIX);
    }
}
