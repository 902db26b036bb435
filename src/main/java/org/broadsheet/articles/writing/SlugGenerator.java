package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;

/** Decides which article a slug belongs to: one at a time, and the ones it had before for ever. */
@Singleton
class SlugGenerator {
    private final Database database;

    SlugGenerator(Database database) {
        this.database = database;
    }

    static ProblemException taken(String slug) {
        String detail = "`" + slug + "` belongs to another article; choose another slug";
        return new ProblemException(ErrorCode.SLUG_TAKEN, "/slug: " + detail, List.of(FieldError.at("/slug", detail)));
    }

    /** The article addressed, locked for an edit; an old slug leads to it too. */
    Optional<Article> find(SlugOrId address) {
        if (address.id().isPresent()) {
            return Article.findByPublicIdForUpdate(address.id().get());
        }
        Optional<Article> current = Article.findBySlugForUpdate(address.text());
        return current.isPresent() ? current : aliased(address.text()).flatMap(Article::findByIdForUpdate);
    }

    /**
     * The article that an input means: by its slug, else by its external id, else by a slug that it had before.
     *
     * @throws ProblemException 409 when its slug belongs to an article that is another one elsewhere
     */
    Optional<Article> find(ArticleInput input) {
        Optional<Article> found = Optional.ofNullable(input.slug()).flatMap(slug -> find(new SlugOrId(slug.value())));
        found.ifPresent(article -> requireSameElsewhere(article, input));
        return found.or(() -> Optional.ofNullable(input.externalId()).flatMap(Article::findByExternalIdForUpdate))
                .or(() -> formerly(input));
    }

    private Optional<Article> formerly(ArticleInput input) {
        return input.formerSlugs() == null
                ? Optional.empty()
                : input.formerSlugs().stream()
                        .flatMap(slug -> find(new SlugOrId(slug.value())).stream())
                        .filter(article -> isSameElsewhere(article, input))
                        .findFirst();
    }

    private static void requireSameElsewhere(Article article, ArticleInput input) {
        if (!isSameElsewhere(article, input)) {
            String detail = "`" + input.slug() + "` belongs to the article with the external id `" + article.externalId
                    + "`; give this one another slug, or that one this external id first";
            throw new ProblemException(
                    ErrorCode.SLUG_TAKEN, "/slug: " + detail, List.of(FieldError.at("/slug", detail)));
        }
    }

    private static boolean isSameElsewhere(Article article, ArticleInput input) {
        return article.externalId == null
                || input.externalId() == null
                || article.externalId.equals(input.externalId());
    }

    /** Which articles these slugs and external ids belong to, by slug or by {@code "externalId "} and the id. */
    Map<String, Long> owners(List<String> slugs, List<String> externalIds) {
        Map<String, Long> owners = new HashMap<>();
        database.list(
                Sql.of("""
                        SELECT slug AS name, article_id AS id FROM article_former_slug WHERE slug = ANY (?)
                        UNION ALL
                        SELECT slug, id FROM article WHERE slug = ANY (?)
                        UNION ALL
                        SELECT 'externalId ' || external_id, id FROM article WHERE external_id = ANY (?)""", texts(slugs), texts(slugs), texts(externalIds)),
                row -> owners.put(row.text("name"), row.number("id")));
        return owners;
    }

    /** Of an empty list nobody could tell what it is made of. */
    private static List<String> texts(List<String> list) {
        return list.isEmpty() ? List.of("") : list;
    }

    private Optional<Long> aliased(String slug) {
        return database.first(
                Sql.of("SELECT article_id FROM article_former_slug WHERE slug = ?", slug),
                row -> row.number("article_id"));
    }

    /** @throws ProblemException 409 when the slug asked for once belonged to another article */
    String forNew(ArticleInput input, Optional<Slug> address) {
        Optional<Slug> asked = Optional.ofNullable(input.slug()).or(() -> address);
        if (asked.isEmpty()) {
            return free(Slug.from(input.title()));
        }
        if (aliased(asked.get().value()).isPresent()) {
            throw taken(asked.get().value());
        }
        return asked.get().value();
    }

    /** Of those who derive the same slug at once each waits for the one before, and takes the next number. */
    private String free(Slug wanted) {
        database.first(Sql.of("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "slug " + wanted), row -> true);
        Set<String> used = new HashSet<>(database.list(
                Sql.of("""
                        SELECT slug FROM article WHERE slug = ?
                        UNION ALL SELECT slug FROM article WHERE slug > ? AND slug < ?
                        UNION ALL SELECT slug FROM article_former_slug WHERE slug = ?
                        UNION ALL SELECT slug FROM article_former_slug WHERE slug > ? AND slug < ?""", wanted.value(), wanted + "-", wanted + ".", wanted.value(), wanted + "-", wanted + "."),
                row -> row.text("slug")));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? wanted : wanted.numbered(number))
                .map(Slug::value)
                .filter(slug -> !used.contains(slug) && new SlugOrId(slug).id().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Gives an article another slug; the old one leads to it from now on.
     *
     * @throws ProblemException 409 when the new one once belonged to another article
     */
    void rename(Article article, Slug slug) {
        if (slug.value().equals(article.slug)) {
            return;
        }
        Optional<Long> formerOwner = aliased(slug.value());
        if (formerOwner.isPresent() && !formerOwner.get().equals(article.id)) {
            throw taken(slug.value());
        }
        database.update(Sql.of("DELETE FROM article_former_slug WHERE slug = ?", slug.value()));
        database.update(
                Sql.of("INSERT INTO article_former_slug (slug, article_id) VALUES (?, ?)", article.slug, article.id));
        article.slug = slug.value();
    }

    /**
     * Lets these slugs lead to an article for ever; those that do already stay.
     *
     * @throws ProblemException 409 naming those that belong to other articles
     */
    void keepFormer(Article article, List<Slug> former) {
        if (former.isEmpty()) {
            return;
        }
        List<String> slugs = former.stream().map(Slug::value).toList();
        Map<String, Long> owners = owners(slugs, List.of());
        FieldErrors faults = new FieldErrors();
        for (int i = 0; i < slugs.size(); i++) {
            if (!article.id.equals(owners.getOrDefault(slugs.get(i), article.id))) {
                faults.add("/formerSlugs/" + i, "`" + slugs.get(i) + "` belongs to another article; take it out here");
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(ErrorCode.SLUG_TAKEN, faults.detail(), faults.all());
        }
        List<String> missing =
                slugs.stream().filter(slug -> !owners.containsKey(slug)).toList();
        if (!missing.isEmpty()) {
            database.update(Sql.of(
                    "INSERT INTO article_former_slug (slug, article_id) SELECT unnest(?), ?", missing, article.id));
        }
    }
}
