package org.broadsheet.security;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Finds the holder of a key and stores when a key was last used. */
@Singleton
class KeyHolderQuery {
    private final Database database;

    KeyHolderQuery(Database database) {
        this.database = database;
    }

    /** Finds a key that has neither expired nor been revoked. */
    Optional<KeyHolder.StoredKey> find(UUID id, Instant now) {
        return database.first(
                Sql.of("""
                        SELECT id, name, role, author_id, secret_hash, previous_secret_hash, previous_secret_expires_at, last_used_at FROM api_key
                        WHERE id = ? AND (expires_at IS NULL OR expires_at > ?)""", id, now),
                row -> new KeyHolder.StoredKey(
                        new KeyHolder(
                                row.uuid("id"),
                                row.text("name"),
                                Role.valueOf(row.text("role")),
                                row.numberOrNull("author_id")),
                        row.rows().getBytes("secret_hash"),
                        row.rows().getBytes("previous_secret_hash"),
                        row.time("previous_secret_expires_at"),
                        row.time("last_used_at")));
    }

    void updateLastUsed(UUID id, Instant now) {
        database.update(Sql.of("UPDATE api_key SET last_used_at = ? WHERE id = ?", now, id));
    }
}
