package org.broadsheet.taxonomy.sources;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

@Singleton
class SourceQueries {
    private final Database database;

    SourceQueries(Database database) {
        this.database = database;
    }

    /** Credits the articles of one source to another. */
    void moveArticles(long from, long to) {
        database.update(Sql.of("UPDATE article SET source_id = ? WHERE source_id = ?", to, from));
    }
}
