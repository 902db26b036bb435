package org.broadsheet.taxonomy.authors;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

@Singleton
class AuthorQueries {
    private final Database database;

    AuthorQueries(Database database) {
        this.database = database;
    }

    /** Puts another author into the bylines that name this one, once each, in its place. */
    void moveArticles(long from, long to) {
        database.update(Sql.of("""
                DELETE FROM article_author old
                WHERE author_id = ? AND EXISTS (SELECT FROM article_author WHERE article_id = old.article_id AND author_id = ?)""", from, to));
        database.update(Sql.of("UPDATE article_author SET author_id = ? WHERE author_id = ?", to, from));
    }
}
