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

/** Puts together what readers get of one article: itself, and what they want included. */
@Singleton
public class ArticleAssembler {
    private final Instance<ArticleInclude> inclusions;

    ArticleAssembler(Instance<ArticleInclude> inclusions) {
        this.inclusions = inclusions;
    }

    /** The article with its parts, and what would change that. */
    public record Assembled(ArticleView view, CacheMetadata cacheMetadata) {}

    /** @param wanted null for the article alone */
    public Assembled assemble(ArticleView view, IncludeParameter wanted) {
        Set<String> keys = new LinkedHashSet<>(surrogateKeys(view));
        if (wanted == null) {
            return new Assembled(view, new CacheMetadata(view.updatedAt(), List.copyOf(keys)));
        }
        Map<String, Object> included = new LinkedHashMap<>();
        for (ArticleInclude inclusion : inclusions) {
            Set<String> names = wanted.intersection(inclusion.names());
            if (!names.isEmpty()) {
                ArticleInclude.Included part = inclusion.load(view, names);
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
        view.categories().forEach(more -> keys.add("category-" + more.slug()));
        if (view.source() != null) {
            keys.add("source-" + view.source().slug());
        }
        view.tags().forEach(tag -> keys.add("tag-" + tag.slug()));
        view.authors().forEach(author -> keys.add("author-" + author.slug()));
        return keys;
    }
}
