package org.broadsheet.http.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Stores responses in the database for 24 hours, for all nodes, each in the transaction of its request. */
@Singleton
class StoredResponses {
    private static final String NOT_EXPIRED = "at > now() - interval '24 hours'";

    private static final int DELETE_BATCH_SIZE = 2_000;

    private final BatchedJob expiry = new BatchedJob("idempotency-expiry", DELETE_BATCH_SIZE);
    private final Database database;

    StoredResponses(Database database) {
        this.database = database;
    }

    /** Locks caller and key until the end of the transaction; returns false if another transaction has the lock. */
    boolean lock(String caller, String key) {
        return database.tryLock("idempotency " + caller + " " + key);
    }

    Optional<StoredResponse> find(String caller, String key) {
        return database.first(
                Sql.of("""
                        SELECT encode(request, 'hex') AS request, status, location, etag, encode(body, 'hex') AS body
                        FROM idempotent_response WHERE caller = ? AND key = ? AND""", caller, key).then(NOT_EXPIRED),
                row -> new StoredResponse(
                        HexFormat.of().parseHex(row.text("request")),
                        row.integer("status"),
                        row.text("location"),
                        row.text("etag"),
                        HexFormat.of().parseHex(row.text("body"))));
    }

    void store(String caller, String key, StoredResponse response) {
        database.update(Sql.of(
                """
                INSERT INTO idempotent_response (caller, key, request, status, location, etag, body, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, now())
                ON CONFLICT (caller, key) DO UPDATE SET request = excluded.request, status = excluded.status,
                    location = excluded.location, etag = excluded.etag, body = excluded.body, at = excluded.at""",
                caller,
                key,
                response.request(),
                response.status(),
                response.location(),
                response.etag(),
                response.body()));
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        expiry.runAll(size -> database.update(Sql.of("""
                        DELETE FROM idempotent_response WHERE (caller, key) IN (
                            SELECT caller, key FROM idempotent_response WHERE NOT""").then("(" + NOT_EXPIRED + ") LIMIT ?)", size)) == size);
    }
}
