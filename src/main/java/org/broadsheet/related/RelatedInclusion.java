package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.CardJson;
import org.broadsheet.articles.Inclusion;
import org.broadsheet.platform.delivery.Freshness;

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
    public Part of(ArticleView article, Set<String> wanted) {
        return query.of(new ArticleAddress(article.id().toString()), true, Wishes.plain(LIMIT))
                .map(answer -> part(
                        answer.related().stream().map(RelatedArticle::card).toList(),
                        answer.freshness().surrogateKeys()))
                .orElse(part(List.of(), List.of(Freshness.ARTICLES)));
    }

    private static Part part(List<CardJson> cards, List<String> surrogateKeys) {
        return new Part(Map.of(NAME, cards), surrogateKeys);
    }
}
