package org.broadsheet.security;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Row;
import org.broadsheet.platform.sql.Sql;

@Singleton
class KeyQueries {
    private static final String ORDER = "serial";

    private final Database database;

    KeyQueries(Database database) {
        this.database = database;
    }

    record Holder(UUID id, Role role, byte[] secretHash) {}

    /** The holder of a key that has neither expired nor been revoked. */
    Optional<Holder> holder(UUID id, Instant now) {
        return database.first(
                Sql.of("""
                        SELECT id, role, secret_hash FROM api_key
                        WHERE id = ? AND (expires_at IS NULL OR expires_at > ?)""", id, now),
                row -> new Holder(
                        row.uuid("id"),
                        Role.valueOf(row.text("role")),
                        row.rows().getBytes("secret_hash")));
    }

    /** Keys in the order they were made; never their secrets. */
    Page<KeyView> page(int limit, Cursor cursor) {
        Sql sql = Sql.of("SELECT id, serial, name, role, created_at, expires_at FROM api_key")
                .thenIf(
                        cursor != null,
                        "WHERE serial > ?",
                        cursor == null ? null : cursor.in(ORDER).id())
                .then("ORDER BY serial LIMIT ?", limit + 1);
        return Page.of(
                        database.list(sql, KeyQueries::placed),
                        limit,
                        last -> new Cursor(ORDER, "", last.serial()),
                        null)
                .map(Placed::view);
    }

    private record Placed(KeyView view, long serial) {}

    private static Placed placed(Row row) throws SQLException {
        KeyView view = new KeyView(
                row.uuid("id"),
                row.text("name"),
                Role.valueOf(row.text("role")),
                row.time("created_at"),
                row.time("expires_at"),
                null);
        return new Placed(view, row.number("serial"));
    }
}
