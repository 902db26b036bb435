package org.broadsheet.articles.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.http.values.Slug;

/** What articles are filed under, as rows to be written together. */
final class ArticleLinks {
    /** Rows of one table, as columns. */
    static final class Rows {
        final List<Long> articles = new ArrayList<>();
        final List<Long> others = new ArrayList<>();
        final List<Integer> positions = new ArrayList<>();
        final List<String> words = new ArrayList<>();

        void add(long article, List<Long> all) {
            List<Long> ids = all.stream().distinct().toList();
            for (int i = 0; i < ids.size(); i++) {
                add(article, ids.get(i), i + 1, null);
            }
        }

        private void add(long article, long other, int position, String word) {
            articles.add(article);
            others.add(other);
            positions.add(position);
            words.add(word);
        }
    }

    /** The addresses that an article had elsewhere, and the slugs that it had before. */
    record OldAddresses(Article article, List<String> urls, List<Slug> slugs) {}

    final Rows categories = new Rows();
    final Rows tags = new Rows();
    final Rows authors = new Rows();
    final Rows steering = new Rows();
    final Rows media = new Rows();
    final List<OldAddresses> old = new ArrayList<>();

    /** An article under everything it is to be filed under. */
    void add(long article, ResolvedReferences resolved, ReferenceResolver references) {
        categories.add(article, resolved.categoryIds());
        tags.add(article, resolved.createTags(references));
        credit(article, resolved.createAuthors(references), resolved.input().authors());
        for (int i = 0; i < resolved.pinned().size(); i++) {
            steering.add(article, resolved.pinned().get(i), i + 1, "pinned");
        }
        for (int i = 0; i < resolved.excluded().size(); i++) {
            steering.add(article, resolved.excluded().get(i), i + 1, "excluded");
        }
    }

    /** Of two credits for one author the first counts. */
    private void credit(long article, List<Long> ids, List<AuthorCredit> credits) {
        Map<String, String> roles = new LinkedHashMap<>();
        credits.forEach(credit -> roles.putIfAbsent(credit.lookupSlug(), credit.role()));
        List<String> inOrder = new ArrayList<>(roles.values());
        for (int i = 0; i < ids.size(); i++) {
            if (ids.indexOf(ids.get(i)) == i) {
                authors.add(article, ids.get(i), i + 1, inOrder.get(i));
            }
        }
    }
}
