package org.broadsheet.articles.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.articles.references.ReferenceResolver;
import org.broadsheet.articles.references.ResolvedReferences;
import org.broadsheet.http.values.Slug;

/** Rows that link articles to other tables, collected so that {@link ArticleLinkWriter} inserts each table at once. */
final class ArticleLinks {
    /** The rows of one table, column by column. The text column means something else in each table. */
    static final class Rows {
        final List<Long> articleIds = new ArrayList<>();
        final List<Long> otherIds = new ArrayList<>();
        final List<Integer> positions = new ArrayList<>();
        final List<String> texts = new ArrayList<>();

        /** Adds one row for each distinct id, in their order. */
        void add(long articleId, List<Long> otherIds) {
            List<Long> distinct = otherIds.stream().distinct().toList();
            for (int i = 0; i < distinct.size(); i++) {
                add(articleId, distinct.get(i), i + 1, null);
            }
        }

        void add(long articleId, long otherId, int position, String text) {
            articleIds.add(articleId);
            otherIds.add(otherId);
            positions.add(position);
            texts.add(text);
        }
    }

    /** Old URLs and former slugs of a new article. */
    record FormerAddresses(Article article, List<String> aliases, List<Slug> formerSlugs) {}

    final Rows categories = new Rows();
    final Rows tags = new Rows();
    final Rows authors = new Rows();
    final Rows pinsAndExclusions = new Rows();
    final Rows media = new Rows();
    final List<FormerAddresses> formerAddresses = new ArrayList<>();

    /** Adds all rows of an article except media and former addresses. Creates new tags and authors. */
    void add(long articleId, ResolvedReferences resolved, ReferenceResolver references) {
        categories.add(articleId, resolved.categoryIds());
        tags.add(articleId, resolved.createTags(references));
        addAuthors(
                articleId, resolved.createAuthors(references), resolved.input().authors());
        resolved.pinsAndExclusions().addTo(pinsAndExclusions, articleId);
    }

    /** If a byline names an author twice, the first role counts. */
    private void addAuthors(long articleId, List<Long> ids, List<AuthorCredit> credits) {
        Map<String, String> roles = new LinkedHashMap<>();
        credits.forEach(credit -> roles.putIfAbsent(credit.lookupSlug(), credit.role()));
        List<String> rolesInOrder = new ArrayList<>(roles.values());
        for (int i = 0; i < ids.size(); i++) {
            if (ids.indexOf(ids.get(i)) == i) {
                authors.add(articleId, ids.get(i), i + 1, rolesInOrder.get(i));
            }
        }
    }
}
