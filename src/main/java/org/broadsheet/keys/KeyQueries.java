package org.broadsheet.keys;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.paging.SerialOrder;
import org.broadsheet.security.Role;

/** Loads keys for the admin endpoints. */
@Singleton
class KeyQueries {
    private static final SerialOrder OLDEST_FIRST = new SerialOrder("serial", false);

    private static final String SELECT = """
            SELECT api_key.id, api_key.serial, api_key.name, api_key.role, author.slug AS author, api_key.created_at,
                   api_key.expires_at, api_key.last_used_at
            FROM api_key LEFT JOIN author ON author.id = api_key.author_id""";

    private final Database database;

    KeyQueries(Database database) {
        this.database = database;
    }

    KeyView view(UUID id, String secret) {
        return database.one(Sql.of(SELECT).then("WHERE api_key.id = ?", id), row -> view(row, secret));
    }

    /** Lists keys in order of creation, without their secrets. */
    Page<KeyView> page(int limit, Cursor cursor) {
        Sql select = Sql.of(SELECT).then("WHERE true");
        return OLDEST_FIRST.page(database, "keys", select, limit, cursor, null, row -> view(row, null));
    }

    private static KeyView view(Row row, String secret) throws SQLException {
        return new KeyView(
                row.uuid("id"),
                row.text("name"),
                Role.valueOf(row.text("role")),
                row.text("author"),
                row.time("created_at"),
                row.time("expires_at"),
                row.time("last_used_at"),
                secret);
    }
}
