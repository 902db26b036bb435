package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.delivery.PlainAddress;
import org.broadsheet.platform.delivery.StraightAnswer;
import org.broadsheet.platform.delivery.StraightAnswers;
import org.broadsheet.platform.page.Page;

/** The best of what is related to one article, where its list is ready. */
@Singleton
class StraightRelated implements StraightAnswers {
    private final RelatedQuery query;

    StraightRelated(RelatedQuery query) {
        this.query = query;
    }

    @Override
    public Optional<Finding> to(PlainAddress address) {
        return address.between("/v1/articles/", "/related")
                .filter(slug -> address.hasOnly(Set.of("limit")) && Slug.isWellFormed(slug))
                .flatMap(slug -> address.limit(RelatedResource.USUAL, RelatedResource.MOST)
                        .map(limit -> () -> list(new ArticleAddress(slug), limit)));
    }

    private Optional<StraightAnswer> list(ArticleAddress address, int limit) {
        return query.ready(address, Wishes.plain(limit)).map(answer -> {
            Page<RelatedArticle> page = Page.whole(answer.related(), limit);
            return StraightAnswer.page(
                    page, page.page(), Freshness.of(answer.freshness().surrogateKeys()));
        });
    }
}
