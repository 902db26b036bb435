package org.broadsheet.articles.lists;

import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * The surrogate keys of lists of articles. A change of an article that enters, leaves or stays in a list invalidates at
 * least one key of the list.
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

    /** The keys of one part of the filter suffice, since an article in the list matches every part. */
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
