package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.articles.ArticlesResource;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions.ResolvedFilter;
import org.broadsheet.articles.filters.ListingKind;
import org.broadsheet.articles.lists.ListCacheKeys;
import org.broadsheet.articles.reading.ArticleListQuery;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ArticleSort;
import org.broadsheet.http.direct.DirectResponder;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.values.Slug;

/** Answers requests for the newest articles, of all or of one category, tag, author or source. */
@Singleton
class DirectArticleList implements DirectResponder {
    private static final Set<String> PARAMETERS = Set.of("category", "tag", "author", "source", "limit");
    private static final List<ListingKind> KINDS =
            List.of(ListingKind.CATEGORY, ListingKind.TAG, ListingKind.AUTHOR, ListingKind.SOURCE);
    private static final ArticleOrder NEWEST = new ArticleOrder(ArticleSort.NEWEST, null);

    private final ArticleListQuery queries;

    DirectArticleList(ArticleListQuery queries) {
        this.queries = queries;
    }

    @Override
    public Optional<Lookup> match(PlainUri uri) {
        if (!queries.isPrerenderedEnabled()
                || !uri.path().equals(ArticlesResource.PATH)
                || !uri.hasOnlyParameters(PARAMETERS)) {
            return Optional.empty();
        }
        return uri.limit(ArticlesResource.DEFAULT_LIMIT, ArticlesResource.MAX_LIMIT)
                .flatMap(limit -> filter(uri).map(filter -> () -> page(filter, limit)));
    }

    /** Empty when the request needs the resource. */
    private static Optional<ArticleFilter> filter(PlainUri uri) {
        List<ListingKind> kinds = KINDS.stream()
                .filter(kind -> uri.parameters().containsKey(kind.label()))
                .toList();
        if (kinds.isEmpty()) {
            return Optional.of(ArticleFilter.PUBLISHED);
        }
        String slug = uri.parameters().get(kinds.get(0).label());
        return kinds.size() == 1 && Slug.isWellFormed(slug)
                ? Optional.of(ArticleFilter.publishedIn(kinds.get(0), slug))
                : Optional.empty();
    }

    /** Empty when no article has the slug: it may be a former one, or one that never existed. */
    private Optional<DirectResponse> page(ArticleFilter filter, int limit) {
        PrerenderedPage page =
                queries.prerenderedPage(new ResolvedFilter(filter, List.of()), NEWEST, limit, null, false);
        return page.isEmpty() && !filter.lists().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        DirectResponse.page(page.json(), page.position(), CacheMetadata.of(ListCacheKeys.of(filter))));
    }
}
