package org.broadsheet.imports.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.imports.DeferredLines;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.jobs.ImportJob.Options;
import org.broadsheet.imports.wxr.WxrWarning;
import org.broadsheet.security.KeyHolder;

/**
 * The queue of background imports. One import runs at a time on all nodes together. Its worker holds a lease of 20
 * seconds, and saves progress only while the import is still running and claimed by this worker. An import whose lease
 * has ended, for example after a crash, is claimed again and resumed at its last batch.
 */
@Singleton
public class ImportQueue {
    private static final String LEASE_END = "clock_timestamp() + interval '20 seconds'";

    private final Database database;
    private final ImportBodyStore bodies;
    private final DeferredLines deferredLines;
    private final StoredJson json;

    ImportQueue(Database database, ImportBodyStore bodies, DeferredLines deferredLines, StoredJson json) {
        this.database = database;
        this.bodies = bodies;
        this.deferredLines = deferredLines;
        this.json = json;
    }

    /** Stores the body, and returns when the import is complete in the database and queued. */
    public UUID enqueue(Path body, String mediaType, Options options, ImportProgress progress, KeyHolder holder)
            throws IOException {
        Inserted job = database.first(
                        Sql.of(
                                """
                                INSERT INTO import_job (media_type, create_missing, dry_run, key_id, key_name, role,
                                                        bytes, progress, warnings)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) RETURNING serial, id""",
                                mediaType,
                                options.createMissing(),
                                options.dryRun(),
                                holder.id(),
                                holder.name(),
                                holder.role().name(),
                                Files.size(body),
                                json.text(progress),
                                json.text(progress.warnings)),
                        row -> new Inserted(row.number("serial"), row.uuid("id")))
                .orElseThrow();
        bodies.store(job.serial(), body);
        database.update(Sql.of(
                "UPDATE import_job SET state = 'queued', queued_at = clock_timestamp() WHERE serial = ?",
                job.serial()));
        return job.id();
    }

    private record Inserted(long serial, UUID id) {}

    /** Claims the next import, unless one is running. An import whose lease has ended precedes queued ones. */
    Optional<ClaimedImport> claim(UUID runner) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.lock("import_job");
            return database.first(Sql.of("""
                    UPDATE import_job SET state = 'running', started_at = coalesce(started_at, clock_timestamp()),
                        runner = ?, attempts = attempts + 1, leased_until =""", runner).then(LEASE_END).then("""
                    WHERE serial = (SELECT serial FROM import_job WHERE state IN ('queued', 'running')
                                    ORDER BY state = 'running' DESC, queued_at LIMIT 1)
                      AND (state = 'queued' OR leased_until < clock_timestamp())
                    RETURNING serial, id, create_missing, dry_run, key_id, bytes, progress, warnings, attempts"""), this::claimedImport);
        });
    }

    private ClaimedImport claimedImport(Row row) throws SQLException {
        Options options = new Options(row.flag("create_missing"), row.flag("dry_run"));
        ImportProgress progress =
                options.dryRun() ? new ImportProgress() : json.read(row.text("progress"), ImportProgress.class);
        progress.warnings = List.of(json.read(row.text("warnings"), WxrWarning[].class));
        return new ClaimedImport(
                row.number("serial"),
                row.uuid("id"),
                options,
                row.uuid("key_id"),
                row.number("bytes"),
                progress,
                row.integer("attempts"));
    }

    void renewLease(long job, UUID runner) {
        updateOwned(
                Sql.of("UPDATE import_job SET leased_until =").then(LEASE_END),
                job,
                runner,
                "AND leased_until < clock_timestamp() + interval '15 seconds'");
    }

    /** @return false if the import was cancelled, or is claimed by another worker */
    boolean saveProgress(long job, UUID runner, ImportProgress progress) {
        return updateOwned(
                Sql.of("UPDATE import_job SET attempts = 0, progress = ?::jsonb", json.text(progress)),
                job,
                runner,
                "");
    }

    void releaseLease(long job, UUID runner) {
        updateOwned(Sql.of("UPDATE import_job SET leased_until = clock_timestamp()"), job, runner, "");
    }

    boolean finish(long job, UUID runner, ImportProgress progress) {
        boolean mine = updateOwned(
                Sql.of(
                        "UPDATE import_job SET state = 'done', finished_at = clock_timestamp(), progress = ?::jsonb",
                        json.text(progress)),
                job,
                runner,
                "");
        if (mine) {
            bodies.delete(job);
            deferredLines.deleteAll(job);
        }
        return mine;
    }

    void fail(long job, UUID runner, String reason) {
        updateOwned(
                Sql.of("UPDATE import_job SET state = 'failed', finished_at = clock_timestamp(), reason = ?", reason),
                job,
                runner,
                "");
    }

    private boolean updateOwned(Sql update, long job, UUID runner, String condition) {
        return database.update(update.then("WHERE serial = ? AND runner = ? AND state = 'running'", job, runner)
                        .then(condition))
                == 1;
    }
}
