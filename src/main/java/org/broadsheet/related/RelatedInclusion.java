package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.Inclusion;

/** {@code ?include=related}: the first of an article's related articles, in the same answer. */
@Singleton
class RelatedInclusion implements Inclusion {
    private static final String NAME = "related";
    private static final int LIMIT = 4;

    private final RelatedQuery query;

    RelatedInclusion(RelatedQuery query) {
        this.query = query;
    }

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public Map<String, Object> of(ArticleView article, Set<String> wanted) {
        return Map.of(
                NAME,
                query.of(new ArticleAddress(article.id().toString()), true, Wishes.plain(LIMIT)).stream()
                        .flatMap(answer -> answer.related().stream())
                        .map(RelatedArticle::card)
                        .toList());
    }
}
