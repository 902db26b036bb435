package org.broadsheet.front;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Stores the articles that editors pin as leads of front page sections. */
@Singleton
class FrontLeadQueries {
    private final Database database;
    private final FormerSlugs formerSlugs;
    private final CacheInvalidation invalidation;

    FrontLeadQueries(Database database, FormerSlugs formerSlugs, CacheInvalidation invalidation) {
        this.database = database;
        this.formerSlugs = formerSlugs;
        this.invalidation = invalidation;
    }

    /** @throws ProblemException 404 for an unknown category, 422 for an unknown article or one of other categories */
    void put(String category, SlugOrId article) {
        long categoryId = categoryId(category);
        long lead = database.first(
                        Sql.of("SELECT id FROM article").then(article.whereClauseOrFormer()), row -> row.number("id"))
                .orElseThrow(
                        () -> ProblemException.invalid("/article", "there is no article `" + article.text() + "`"));
        Sql listing = Sql.of("SELECT 1 FROM listing WHERE article_id = ? AND kind = 'c' AND key = ?", lead, categoryId);
        if (!database.exists(listing)) {
            throw ProblemException.invalid(
                    "/article",
                    "is not in the category `" + category + "`; add the category to its `categories` first");
        }
        invalidateIfPublic(categoryId);
        database.update(Sql.of("""
                INSERT INTO front_lead (category_id, article_id) VALUES (?, ?)
                ON CONFLICT (category_id) DO UPDATE SET article_id = excluded.article_id""", categoryId, lead));
        invalidateIfPublic(categoryId);
    }

    void delete(String category) {
        long categoryId = categoryId(category);
        invalidateIfPublic(categoryId);
        database.update(Sql.of("DELETE FROM front_lead WHERE category_id = ?", categoryId));
    }

    /** Does nothing if the lead is not published, because then no reader sees it. */
    private void invalidateIfPublic(long categoryId) {
        Sql lead = Sql.of("""
                SELECT article.status FROM front_lead JOIN article ON article.id = front_lead.article_id
                WHERE front_lead.category_id = ? FOR SHARE OF article""", categoryId);
        if (database.first(lead, row -> row.text("status"))
                .filter("published"::equals)
                .isPresent()) {
            invalidation.invalidate(List.of(CacheMetadata.ARTICLES));
        }
    }

    private long categoryId(String category) {
        return formerSlugs
                .findId(TaxonomyKind.CATEGORY, category)
                .orElseThrow(() -> ProblemException.notFound("category", category));
    }
}
