package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.ArticleInclude;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.http.responses.CacheMetadata;

/** {@code ?include=related}: the first of an article's related articles, in the same answer. */
@Singleton
class RelatedInclude implements ArticleInclude {
    private static final String NAME = "related";
    private static final int LIMIT = 4;

    private final RelatedQuery query;

    RelatedInclude(RelatedQuery query) {
        this.query = query;
    }

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public Included load(ArticleView article, Set<String> wanted) {
        return query.of(new SlugOrId(article.id().toString()), true, RelatedOptions.plain(LIMIT))
                .map(answer -> toPart(
                        answer.related().stream().map(RelatedArticle::card).toList(),
                        answer.cacheMetadata().surrogateKeys()))
                .orElse(toPart(List.of(), List.of(CacheMetadata.ARTICLES)));
    }

    private static Included toPart(List<CardJson> cards, List<String> surrogateKeys) {
        return new Included(Map.of(NAME, cards), surrogateKeys);
    }
}
