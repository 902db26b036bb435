package org.broadsheet.taxonomy.tags;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

@Singleton
class TagQueries {
    private final Database database;

    TagQueries(Database database) {
        this.database = database;
    }

    /** Puts another tag on the articles that carry this one, once each, in its place. */
    void moveArticles(long from, long to) {
        database.update(Sql.of("""
                DELETE FROM article_tag old
                WHERE tag_id = ? AND EXISTS (SELECT FROM article_tag WHERE article_id = old.article_id AND tag_id = ?)""", from, to));
        database.update(Sql.of("UPDATE article_tag SET tag_id = ? WHERE tag_id = ?", to, from));
    }
}
