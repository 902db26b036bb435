package org.broadsheet.articles.lists;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ListingFilter;
import org.broadsheet.http.responses.CacheMetadata;

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

    /**
     * The keys of one part of the filter suffice, since an article in the list matches every part. The lists with the
     * fewest articles are invalidated least often.
     */
    public static List<String> of(ArticleFilter filter) {
        return filter.lists().stream()
                .filter(ListingFilter::hasIncluded)
                .max(Comparator.comparing(ListingFilter::kind))
                .map(ListCacheKeys::keys)
                .orElse(List.of(CacheMetadata.ARTICLES));
    }

    /** The same keys as the SQL function {@code list_surrogate_key}. */
    private static List<String> keys(ListingFilter list) {
        String key = PREFIX + list.kind().label();
        return list.kind().taxonomy() == null
                ? List.of(key)
                : list.slugs().included().stream().map(slug -> key + "-" + slug).toList();
    }

    static boolean isListKey(String key) {
        return key.startsWith(PREFIX);
    }
}
