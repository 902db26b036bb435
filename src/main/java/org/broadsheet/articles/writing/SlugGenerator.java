package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;

/** Chooses the slug of a new article: the requested one, or a unique one made from the title. */
@Singleton
class SlugGenerator {
    private final Database database;
    private final ArticleLookup lookup;

    SlugGenerator(Database database, ArticleLookup lookup) {
        this.database = database;
        this.lookup = lookup;
    }

    static ProblemException slugTaken(String slug) {
        String detail = "`" + slug + "` belongs to another article; choose another slug";
        return new ProblemException(ErrorCode.SLUG_TAKEN, FieldError.at("/slug", detail));
    }

    /**
     * The unique constraint on slugs of articles is checked later, when the article is flushed.
     *
     * @param pathSlug the slug in the path of a PUT; used when the input has none
     * @throws ProblemException 409 when the requested slug is a former slug of another article
     */
    String slugForNew(ArticleInput input, Optional<Slug> pathSlug) {
        Optional<Slug> requested = Optional.ofNullable(input.slug()).or(() -> pathSlug);
        if (requested.isEmpty()) {
            return makeUnique(Slug.from(input.title()));
        }
        String slug = requested.get().value();
        if (lookup.findIdByFormerSlug(slug).isPresent()) {
            throw slugTaken(slug);
        }
        return slug;
    }

    /**
     * Adds the first free number to the slug if it is in use. An advisory lock makes concurrent transactions with the same
     * base slug wait for each other.
     */
    private String makeUnique(Slug base) {
        database.lock("slug " + base);
        Set<String> used = new HashSet<>(database.list(
                Sql.of("""
                        SELECT slug FROM article WHERE slug = ?
                        UNION ALL SELECT slug FROM article WHERE slug > ? AND slug < ?
                        UNION ALL SELECT slug FROM article_former_slug WHERE slug = ?
                        UNION ALL SELECT slug FROM article_former_slug WHERE slug > ? AND slug < ?""", base.value(), base + "-", base + ".", base.value(), base + "-", base + "."),
                row -> row.text("slug")));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? base : base.numbered(number))
                .map(Slug::value)
                .filter(slug -> !used.contains(slug) && new SlugOrId(slug).id().isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
