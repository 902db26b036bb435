package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.articles.Article;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;

/** Renames slugs and stores the former ones. A former slug always leads to its article; no other article can get it. */
@Singleton
class FormerArticleSlugs {
    private final Database database;
    private final ArticleLookup lookup;

    FormerArticleSlugs(Database database, ArticleLookup lookup) {
        this.database = database;
        this.lookup = lookup;
    }

    /**
     * Changes the slug of an article and stores the old one. Does nothing when the slug is the same.
     *
     * @throws ProblemException 409 when the new slug is a former slug of another article
     */
    void rename(Article article, Slug slug) {
        if (slug.value().equals(article.slug)) {
            return;
        }
        Optional<Long> formerOwner = lookup.findIdByFormerSlug(slug.value());
        if (formerOwner.isPresent() && !formerOwner.get().equals(article.id)) {
            throw SlugGenerator.slugTaken(slug.value());
        }
        database.update(Sql.of("DELETE FROM article_former_slug WHERE slug = ?", slug.value()));
        database.update(
                Sql.of("INSERT INTO article_former_slug (slug, article_id) VALUES (?, ?)", article.slug, article.id));
        article.slug = slug.value();
    }

    /**
     * Adds former slugs to an article, except those that already lead to it.
     *
     * @throws ProblemException 409 with an error for each slug that belongs to another article
     */
    void add(Article article, List<Slug> formerSlugs) {
        if (formerSlugs.isEmpty()) {
            return;
        }
        List<String> slugs = formerSlugs.stream().map(Slug::value).toList();
        Map<String, Long> owners = lookup.findIds(slugs, List.of());
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < slugs.size(); i++) {
            if (!article.id.equals(owners.getOrDefault(slugs.get(i), article.id))) {
                errors.add(
                        "/formerSlugs/" + i,
                        "`" + slugs.get(i) + "` belongs to another article; remove it from the list");
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(ErrorCode.SLUG_TAKEN, errors.detail(), errors.all());
        }
        List<String> missing =
                slugs.stream().filter(slug -> !owners.containsKey(slug)).toList();
        if (!missing.isEmpty()) {
            database.update(Sql.of(
                    "INSERT INTO article_former_slug (slug, article_id) SELECT unnest(?), ?", missing, article.id));
        }
    }
}
