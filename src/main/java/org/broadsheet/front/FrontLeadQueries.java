package org.broadsheet.front;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;

/** What editors put at the head of sections. */
@Singleton
class FrontLeadQueries {
    private final Database database;
    private final CacheInvalidation touched;

    FrontLeadQueries(Database database, CacheInvalidation touched) {
        this.database = database;
        this.touched = touched;
    }

    void put(String category, SlugOrId article) {
        long section = section(category);
        long lead = database.first(
                        article.id()
                                .map(id -> Sql.of("SELECT id FROM article WHERE public_id = ?", id))
                                .orElseGet(() -> Sql.of("SELECT id FROM article WHERE slug = ?", article.text())),
                        row -> row.number("id"))
                .orElseThrow(
                        () -> ProblemException.invalid("/article", "there is no article `" + article.text() + "`"));
        boolean filed = database.first(
                        Sql.of("SELECT 1 FROM listing WHERE article_id = ? AND kind = 'c' AND key = ?", lead, section),
                        row -> true)
                .isPresent();
        if (!filed) {
            throw ProblemException.invalid(
                    "/article", "is not filed under `" + category + "`; add that to its `categories` first");
        }
        database.update(Sql.of(
                "INSERT INTO front_lead (category_id, article_id) VALUES (?, ?)"
                        + " ON CONFLICT (category_id) DO UPDATE SET article_id = excluded.article_id",
                section,
                lead));
        touched.invalidate(List.of(CacheMetadata.ARTICLES));
    }

    void delete(String category) {
        database.update(Sql.of("DELETE FROM front_lead WHERE category_id = ?", section(category)));
        touched.invalidate(List.of(CacheMetadata.ARTICLES));
    }

    private long section(String category) {
        return database.first(Sql.of("SELECT id FROM category WHERE slug = ?", category), row -> row.number("id"))
                .orElseThrow(() -> ProblemException.notFound("category", category));
    }
}
