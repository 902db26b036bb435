package org.broadsheet.articles.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput.RelatedSettings;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.references.ReferenceResolver;
import org.broadsheet.articles.references.ReferenceResolver.ReferencedArticle;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.values.Slug;

/**
 * Articles that an editor pins to an article's related list or excludes from it. {@link ArticleLinkWriter} stores them.
 *
 * @param pinned row ids in the editor's order
 * @param excluded row ids
 */
public record PinsAndExclusions(List<Long> pinned, List<Long> excluded) {
    static final String COLUMNS = "article_related_override (article_id, other_id, position, pinned)";
    static final String VALUES = "article, other, position, word = 'pinned'";

    /**
     * Looks up the articles and adds an error for each one that may not be pinned or excluded.
     *
     * @param article null for a new article
     * @param missing receives the slugs that no article has, by JSON pointer
     */
    public static PinsAndExclusions resolve(
            RelatedSettings related,
            Article article,
            ReferenceResolver references,
            FieldErrors errors,
            Map<String, String> missing) {
        List<Long> pinned = resolve("/related/pinned/", related.pinned(), article, references, errors, missing);
        List<Long> excluded = resolve("/related/excluded/", related.excluded(), article, references, errors, missing);
        if (excluded.stream().anyMatch(pinned::contains)) {
            errors.add("/related/excluded", "must not list an article that is pinned too");
        }
        return new PinsAndExclusions(pinned, excluded);
    }

    private static List<Long> resolve(
            String pointer,
            List<Slug> slugs,
            Article article,
            ReferenceResolver references,
            FieldErrors errors,
            Map<String, String> missing) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            Optional<ReferencedArticle> found =
                    references.findArticle(new SlugOrId(slugs.get(i).value()));
            if (found.isEmpty()) {
                missing.put(pointer + i, slugs.get(i).value());
            } else if (article != null && found.get().id() == article.id) {
                errors.add(pointer + i, "must not be the article itself");
            } else if (!ids.contains(found.get().id())) {
                ids.add(found.get().id());
            }
        }
        return ids;
    }

    void addTo(ArticleLinks.Rows rows, long articleId) {
        for (int i = 0; i < pinned.size(); i++) {
            rows.add(articleId, pinned.get(i), i + 1, "pinned");
        }
        for (int i = 0; i < excluded.size(); i++) {
            rows.add(articleId, excluded.get(i), i + 1, "excluded");
        }
    }
}
