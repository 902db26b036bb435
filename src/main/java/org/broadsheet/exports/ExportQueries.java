package org.broadsheet.exports;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

@Singleton
class ExportQueries {
    private final Database database;

    ExportQueries(Database database) {
        this.database = database;
    }

    /** Returns the highest article id. Articles created later have higher ids. */
    long maxId() {
        return database.first(Sql.of("SELECT coalesce(max(id), 0) AS last FROM article"), row -> row.number("last"))
                .orElseThrow();
    }

    /** Returns the next matching ids in ascending order. */
    List<Long> idsAfter(ExportFilter filter, long after, long last, int limit) {
        return database.list(
                Sql.of("SELECT id FROM article WHERE id > ? AND id <= ? AND", after, last)
                        .then(filter.condition())
                        .then("ORDER BY id LIMIT ?", limit),
                row -> row.number("id"));
    }
}
