package org.broadsheet.articles.reading;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.http.responses.CacheMetadata;

/** Adds the parts requested with {@code ?include=} to an article, and collects the surrogate keys of all parts. */
@Singleton
public class ArticleAssembler {
    private final Instance<ArticleInclude> providers;

    ArticleAssembler(Instance<ArticleInclude> providers) {
        this.providers = providers;
    }

    /** An article with its requested parts. */
    public record Assembled(ArticleView view, CacheMetadata cacheMetadata) {}

    /** @param include null for the article without further parts */
    public Assembled assemble(ArticleView view, IncludeParameter include) {
        Set<String> keys = new LinkedHashSet<>(surrogateKeys(view));
        if (include == null) {
            return new Assembled(view, new CacheMetadata(view.updatedAt(), List.copyOf(keys)));
        }
        Map<String, Object> included = new LinkedHashMap<>();
        for (ArticleInclude provider : providers) {
            Set<String> names = include.intersection(provider.names());
            if (!names.isEmpty()) {
                ArticleInclude.Included part = provider.load(view, names);
                included.putAll(part.fields());
                keys.addAll(part.surrogateKeys());
            }
        }
        return new Assembled(view.withIncluded(included), new CacheMetadata(view.updatedAt(), List.copyOf(keys)));
    }

    /** The surrogate keys of an article without further parts. */
    public static List<String> surrogateKeys(ArticleView view) {
        List<String> keys = new ArrayList<>();
        keys.add("article-" + view.id());
        keys.add("category-" + view.category().slug());
        view.categories().forEach(category -> keys.add("category-" + category.slug()));
        if (view.source() != null) {
            keys.add("source-" + view.source().slug());
        }
        view.tags().forEach(tag -> keys.add("tag-" + tag.slug()));
        view.authors().forEach(author -> keys.add("author-" + author.slug()));
        return keys;
    }
}
