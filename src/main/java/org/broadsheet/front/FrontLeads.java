package org.broadsheet.front;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.delivery.Touched;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/** What editors put at the head of sections. */
@Singleton
class FrontLeads {
    private final Database database;
    private final Touched touched;

    FrontLeads(Database database, Touched touched) {
        this.database = database;
        this.touched = touched;
    }

    void put(String category, ArticleAddress article) {
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
        touched.touch(List.of(Freshness.ARTICLES));
    }

    void delete(String category) {
        database.update(Sql.of("DELETE FROM front_lead WHERE category_id = ?", section(category)));
        touched.touch(List.of(Freshness.ARTICLES));
    }

    private long section(String category) {
        return database.first(Sql.of("SELECT id FROM category WHERE slug = ?", category), row -> row.number("id"))
                .orElseThrow(() -> ProblemException.notFound("category", category));
    }
}
