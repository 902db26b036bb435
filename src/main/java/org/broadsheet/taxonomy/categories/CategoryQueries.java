package org.broadsheet.taxonomy.categories;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.TranslatedText;

@Singleton
class CategoryQueries {
    private final Database database;

    CategoryQueries(Database database) {
        this.database = database;
    }

    /** A category with the number of published articles in it and its descendants. */
    record CategoryRow(
            long id,
            Long parentId,
            String slug,
            TranslatedText text,
            int position,
            boolean implied,
            int version,
            int articleCount) {}

    /**
     * All categories, siblings in their order. A site has hundreds at most.
     *
     * @param language of names and descriptions; null for the site's default language
     */
    List<CategoryRow> all(String language) {
        return database.list(
                Sql.of("SELECT entry.*,").then(TranslatedText.columns(language)).then("""
                        coalesce(counted.articles, 0) AS article_count
                        FROM category entry
                        LEFT JOIN (
                            SELECT key, sum(articles) AS articles FROM listing_count WHERE kind = 'c' GROUP BY key
                        ) counted ON counted.key = entry.id
                        ORDER BY entry.position, lower(entry.name), entry.id"""),
                row -> new CategoryRow(
                        row.number("id"),
                        row.numberOrNull("parent_id"),
                        row.text("slug"),
                        TranslatedText.of(row),
                        row.integer("position"),
                        row.flag("implied"),
                        row.integer("version"),
                        row.integer("article_count")));
    }

    /** Lets one transaction at a time change the tree. Two moves that are valid alone could form a loop together. */
    void lockTree() {
        database.update(Sql.of("LOCK TABLE category IN SHARE ROW EXCLUSIVE MODE"));
    }

    void moveArticles(long from, long to) {
        database.update(Sql.of("""
                DELETE FROM article_category
                WHERE category_id = ? AND article_id IN (SELECT id FROM article WHERE category_id = ?)""", to, from));
        database.update(Sql.of("UPDATE article SET category_id = ? WHERE category_id = ?", to, from));
        database.update(Sql.of("""
                DELETE FROM article_category old
                WHERE category_id = ?
                  AND (EXISTS (SELECT FROM article_category WHERE article_id = old.article_id AND category_id = ?)
                       OR EXISTS (SELECT FROM article WHERE id = old.article_id AND category_id = ?))""", from, to, to));
        database.update(Sql.of("UPDATE article_category SET category_id = ? WHERE category_id = ?", to, from));
    }

    void moveChildren(long from, long to) {
        database.update(
                Sql.of("UPDATE category SET parent_id = ?, version = version + 1 WHERE parent_id = ?", to, from));
    }
}
