package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.articles.ArticlesResource;
import org.broadsheet.articles.lists.ListCacheKeys;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.ArticleListQuery;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ArticleSort;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.http.direct.DirectResponder;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.values.Slug;

/** The newest articles of all, or of one section, tag, author or source. */
@Singleton
class DirectArticleList implements DirectResponder {
    private static final Set<String> PARAMETERS = Set.of("category", "tag", "author", "source", "limit");
    private static final ArticleOrder NEWEST = new ArticleOrder(ArticleSort.NEWEST, null);

    private final ArticleListQuery queries;

    DirectArticleList(ArticleListQuery queries) {
        this.queries = queries;
    }

    @Override
    public Optional<Lookup> match(PlainUri address) {
        if (!queries.isPrerenderedEnabled()
                || !address.path().equals(ArticlesResource.PATH)
                || !address.hasOnlyParameters(PARAMETERS)) {
            return Optional.empty();
        }
        return address.limit(ArticlesResource.DEFAULT_LIMIT, ArticlesResource.MAX_LIMIT)
                .flatMap(limit -> filter(address).map(filter -> () -> Optional.of(page(filter, limit))));
    }

    private static Optional<ArticleFilter> filter(PlainUri address) {
        Map<String, String> entries = new HashMap<>(address.parameters());
        entries.remove("limit");
        return entries.size() > 1 || !entries.values().stream().allMatch(Slug::isWellFormed)
                ? Optional.empty()
                : Optional.of(ArticleFilter.published(
                        one(entries.get("category")),
                        one(entries.get("tag")),
                        one(entries.get("author")),
                        one(entries.get("source")),
                        null,
                        null,
                        null));
    }

    private static SlugFilter one(String slug) {
        return slug == null ? null : new SlugFilter(List.of(slug), List.of());
    }

    private DirectResponse page(ArticleFilter filter, int limit) {
        PrerenderedPage page = queries.prerenderedPage(filter, NEWEST, limit, null, false);
        return DirectResponse.page(page.json(), page.position(), CacheMetadata.of(ListCacheKeys.of(filter)));
    }
}
