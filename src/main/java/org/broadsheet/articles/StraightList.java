package org.broadsheet.articles;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.delivery.PlainAddress;
import org.broadsheet.platform.delivery.StraightAnswer;
import org.broadsheet.platform.delivery.StraightAnswers;

/** The newest articles of all, or of one section, tag, author or source. */
@Singleton
class StraightList implements StraightAnswers {
    private static final Set<String> PARAMETERS = Set.of("category", "tag", "author", "source", "limit");
    private static final ArticleOrder NEWEST = new ArticleOrder(ArticleSort.NEWEST, null);

    private final ArticleQueries queries;

    StraightList(ArticleQueries queries) {
        this.queries = queries;
    }

    @Override
    public Optional<Finding> to(PlainAddress address) {
        if (!address.path().equals(ArticlesResource.PATH) || !address.hasOnly(PARAMETERS)) {
            return Optional.empty();
        }
        return address.limit(ArticlesResource.USUAL, ArticlesResource.MOST)
                .flatMap(limit -> filter(address).map(filter -> () -> Optional.of(page(filter, limit))));
    }

    private static Optional<ArticleFilter> filter(PlainAddress address) {
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

    private StraightAnswer page(ArticleFilter filter, int limit) {
        ReadyPage page = queries.ready(filter, NEWEST, limit, null, false);
        return StraightAnswer.page(page.json(), page.position(), Freshness.of(ListKeys.of(filter)));
    }
}
