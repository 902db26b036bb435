package org.broadsheet.articles;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.platform.delivery.Freshness;

/** Puts together what readers get of one article: itself, and what they want included. */
@Singleton
class WholeArticle {
    private final Instance<Inclusion> inclusions;

    WholeArticle(Instance<Inclusion> inclusions) {
        this.inclusions = inclusions;
    }

    /** The article with its parts, and what would change that. */
    record Assembled(ArticleView view, Freshness freshness) {}

    /** @param wanted null for the article alone */
    Assembled of(ArticleView view, Inclusions wanted) {
        Set<String> keys = new LinkedHashSet<>(keys(view));
        if (wanted == null) {
            return new Assembled(view, new Freshness(view.updatedAt(), List.copyOf(keys)));
        }
        Map<String, Object> included = new LinkedHashMap<>();
        for (Inclusion inclusion : inclusions) {
            Set<String> names = wanted.of(inclusion.names());
            if (!names.isEmpty()) {
                Inclusion.Part part = inclusion.of(view, names);
                included.putAll(part.fields());
                keys.addAll(part.surrogateKeys());
            }
        }
        return new Assembled(view.with(included), new Freshness(view.updatedAt(), List.copyOf(keys)));
    }

    /** The surrogate keys of an article without further parts. */
    static List<String> keys(ArticleView view) {
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
