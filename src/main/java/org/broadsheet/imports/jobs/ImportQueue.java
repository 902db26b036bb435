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
import org.broadsheet.imports.jobs.ImportJob.Terms;
import org.broadsheet.imports.wxr.WxrWarning;
import org.broadsheet.security.KeyHolder;

/**
 * Imports that wait or are being run, one at a time over all nodes. Who runs one has it on a short lease, and whatever
 * it writes it writes only as long as the import is still its own.
 */
@Singleton
public class ImportQueue {
    private static final String LEASE = "clock_timestamp() + interval '20 seconds'";

    private final Database database;
    private final StoredBody bodies;
    private final DeferredLines postponed;
    private final StoredJson json;

    ImportQueue(Database database, StoredBody bodies, DeferredLines postponed, StoredJson json) {
        this.database = database;
        this.bodies = bodies;
        this.postponed = postponed;
        this.json = json;
    }

    /** Keeps all of it, and then says so. */
    public UUID add(Path body, String mediaType, Terms terms, ImportProgress progress, KeyHolder holder)
            throws IOException {
        Added job = database.first(
                        Sql.of(
                                """
                                INSERT INTO import_job (media_type, create_missing, dry_run, key_id, key_name, role,
                                                        bytes, progress, warnings)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) RETURNING serial, id""",
                                mediaType,
                                terms.createMissing(),
                                terms.dryRun(),
                                holder.id(),
                                holder.name(),
                                holder.role().name(),
                                Files.size(body),
                                json.text(progress),
                                json.text(progress.warnings)),
                        row -> new Added(row.number("serial"), row.uuid("id")))
                .orElseThrow();
        bodies.keep(job.serial(), body);
        database.update(Sql.of(
                "UPDATE import_job SET state = 'queued', queued_at = clock_timestamp() WHERE serial = ?",
                job.serial()));
        return job.id();
    }

    private record Added(long serial, UUID id) {}

    /** The one to be run now, unless somebody runs one. One whose runner died comes before those that wait. */
    Optional<StoredImport> claim(UUID runner) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.first(Sql.of("SELECT pg_advisory_xact_lock(hashtext('import_job'))"), row -> true);
            return database.first(Sql.of("""
                    UPDATE import_job SET state = 'running', started_at = coalesce(started_at, clock_timestamp()),
                        runner = ?, attempts = attempts + 1, leased_until =""", runner).then(LEASE).then("""
                    WHERE serial = (SELECT serial FROM import_job WHERE state IN ('queued', 'running')
                                    ORDER BY state = 'running' DESC, queued_at LIMIT 1)
                      AND (state = 'queued' OR leased_until < clock_timestamp())
                    RETURNING serial, id, create_missing, dry_run, key_id, bytes, progress, warnings, attempts"""), this::kept);
        });
    }

    private StoredImport kept(Row row) throws SQLException {
        Terms terms = new Terms(row.flag("create_missing"), row.flag("dry_run"));
        ImportProgress progress =
                terms.dryRun() ? new ImportProgress() : json.read(row.text("progress"), ImportProgress.class);
        progress.warnings = List.of(json.read(row.text("warnings"), WxrWarning[].class));
        return new StoredImport(
                row.number("serial"),
                row.uuid("id"),
                terms,
                row.uuid("key_id"),
                row.number("bytes"),
                progress,
                row.integer("attempts"));
    }

    void renew(long job, UUID runner) {
        own(
                Sql.of("UPDATE import_job SET leased_until =").then(LEASE),
                job,
                runner,
                "AND leased_until < clock_timestamp() + interval '15 seconds'");
    }

    /** @return whether the import is still the runner's, and not cancelled */
    boolean reach(long job, UUID runner, ImportProgress progress) {
        return own(
                Sql.of("UPDATE import_job SET attempts = 0, progress = ?::jsonb", json.text(progress)),
                job,
                runner,
                "");
    }

    void release(long job, UUID runner) {
        own(Sql.of("UPDATE import_job SET leased_until = clock_timestamp()"), job, runner, "");
    }

    boolean finish(long job, UUID runner, ImportProgress progress) {
        boolean mine = own(
                Sql.of(
                        "UPDATE import_job SET state = 'done', finished_at = clock_timestamp(), progress = ?::jsonb",
                        json.text(progress)),
                job,
                runner,
                "");
        if (mine) {
            bodies.delete(job);
            postponed.forget(job);
        }
        return mine;
    }

    void fail(long job, UUID runner, String reason) {
        own(
                Sql.of("UPDATE import_job SET state = 'failed', finished_at = clock_timestamp(), reason = ?", reason),
                job,
                runner,
                "");
    }

    private boolean own(Sql update, long job, UUID runner, String condition) {
        return database.update(update.then("WHERE serial = ? AND runner = ? AND state = 'running'", job, runner)
                        .then(condition))
                == 1;
    }
}
