package org.broadsheet.related;

import jakarta.inject.Singleton;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.Inclusion;

/** {@code ?include=related}: the first of an article's related articles, in the same answer. */
@Singleton
class RelatedInclusion implements Inclusion {
    private static final int LIMIT = 4;

    private final Subjects subjects;
    private final RelatedQuery query;

    RelatedInclusion(Subjects subjects, RelatedQuery query) {
        this.subjects = subjects;
        this.query = query;
    }

    @Override
    public String name() {
        return "related";
    }

    @Override
    public ArticleView into(ArticleView article) {
        Wishes wishes = new Wishes(LIMIT, ArticleFilter.published(null, null, null, null, null, null, null), false);
        return article.withRelated(
                subjects.article(new ArticleAddress(article.id().toString()), true).stream()
                        .flatMap(subject -> query.of(subject, wishes).stream())
                        .map(RelatedArticle::card)
                        .toList());
    }
}
