package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/** Finds the article that a path or an input refers to, and locks its row for the edit. */
@Singleton
class ArticleLookup {
    private final Database database;

    ArticleLookup(Database database) {
        this.database = database;
    }

    /** Finds by id, by slug, or by a former slug. */
    Optional<Article> find(SlugOrId slugOrId) {
        if (slugOrId.id().isPresent()) {
            return Article.findByPublicIdForUpdate(slugOrId.id().get());
        }
        Optional<Article> current = Article.findBySlugForUpdate(slugOrId.text());
        return current.isPresent()
                ? current
                : findIdByFormerSlug(slugOrId.text()).flatMap(Article::findByIdForUpdate);
    }

    /**
     * Finds by the input's slug, else by its external id, else by one of its former slugs.
     *
     * @throws ProblemException 409 when the article with that slug has another external id
     */
    Optional<Article> find(ArticleInput input) {
        Optional<Article> found = Optional.ofNullable(input.slug()).flatMap(slug -> find(new SlugOrId(slug.value())));
        found.ifPresent(article -> requireSameExternalId(article, input));
        return found.or(() -> Optional.ofNullable(input.externalId()).flatMap(Article::findByExternalIdForUpdate))
                .or(() -> findByFormerSlugs(input));
    }

    private Optional<Article> findByFormerSlugs(ArticleInput input) {
        return input.formerSlugs() == null
                ? Optional.empty()
                : input.formerSlugs().stream()
                        .flatMap(slug -> find(new SlugOrId(slug.value())).stream())
                        .filter(article -> externalIdsMatch(article, input))
                        .findFirst();
    }

    private static void requireSameExternalId(Article article, ArticleInput input) {
        if (!externalIdsMatch(article, input)) {
            String detail = "`" + input.slug() + "` belongs to the article with the external id `" + article.externalId
                    + "`; give this one another slug, or that one this external id first";
            throw new ProblemException(ErrorCode.SLUG_TAKEN, FieldError.at("/slug", detail));
        }
    }

    /** An absent external id matches any. */
    private static boolean externalIdsMatch(Article article, ArticleInput input) {
        return article.externalId == null
                || input.externalId() == null
                || article.externalId.equals(input.externalId());
    }

    /** Returns the row id of the article that had this slug before. Locks nothing. */
    Optional<Long> findIdByFormerSlug(String slug) {
        return database.first(
                Sql.of("SELECT article_id FROM article_former_slug WHERE slug = ?", slug),
                row -> row.number("article_id"));
    }

    /**
     * Returns the row ids of the articles that have these slugs, had them before, or have these external ids. The keys
     * are slugs and {@link #externalIdKey}s. Locks nothing.
     */
    Map<String, Long> findIds(List<String> slugs, List<String> externalIds) {
        Sql sql = Sql.of("""
                        SELECT slug AS name, article_id AS id FROM article_former_slug WHERE slug = ANY (?)
                        UNION ALL
                        SELECT slug, id FROM article WHERE slug = ANY (?)
                        UNION ALL
                        SELECT 'externalId ' || external_id, id FROM article WHERE external_id = ANY (?)""", arrayOf(slugs), arrayOf(slugs), arrayOf(externalIds));
        return database.map(sql, row -> row.text("name"), row -> row.number("id"));
    }

    /** Contains a space, so it cannot be a slug. */
    static String externalIdKey(String externalId) {
        return "externalId " + externalId;
    }

    /** {@link Database} sends an empty list as {@code bigint[]}, which PostgreSQL does not compare with text. */
    private static List<String> arrayOf(List<String> texts) {
        return texts.isEmpty() ? List.of("") : texts;
    }
}
