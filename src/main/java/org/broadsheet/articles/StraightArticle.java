package org.broadsheet.articles;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.PlainAddress;
import org.broadsheet.platform.delivery.StraightAnswers;

/** One article by its slug, where it is ready. */
@Singleton
class StraightArticle implements StraightAnswers {
    private final ReadyArticles ready;

    StraightArticle(ReadyArticles ready) {
        this.ready = ready;
    }

    @Override
    public Optional<Finding> to(PlainAddress address) {
        return address.between("/v1/articles/", "")
                .filter(slug -> address.hasOnly(Set.of()) && Slug.isWellFormed(slug))
                .map(slug -> () -> ready.whole(new ArticleAddress(slug)));
    }
}
