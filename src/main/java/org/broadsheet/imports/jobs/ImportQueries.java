package org.broadsheet.imports.jobs;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.paging.SerialOrder;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.jobs.ImportView.By;
import org.broadsheet.imports.jobs.ImportView.State;
import org.broadsheet.imports.wxr.WxrWarning;
import org.broadsheet.security.KeyHolder;

/** Reads, cancels and resumes background imports. */
@Singleton
public class ImportQueries {
    private static final SerialOrder NEWEST_FIRST = new SerialOrder("serial", true);
    private static final String SELECT = "SELECT * FROM import_job WHERE state <> 'storing'";

    private final Database database;
    private final ImportBodyStore bodies;
    private final StoredJson json;

    ImportQueries(Database database, ImportBodyStore bodies, StoredJson json) {
        this.database = database;
        this.bodies = bodies;
        this.json = json;
    }

    public Optional<ImportView> find(UUID id) {
        return database.first(Sql.of(SELECT).then("AND id = ?", id), row -> view(row, true));
    }

    /** Returns a page, newest first, without the changes, errors and warnings of lines. */
    Page<ImportView> page(int limit, Cursor cursor) {
        return NEWEST_FIRST.page(database, "imports", Sql.of(SELECT), limit, cursor, null, row -> view(row, false));
    }

    /** Cancels an import. The current batch is rolled back, because it cannot save its progress any more. */
    boolean cancel(UUID id) {
        return database.update(Sql.of("""
                        UPDATE import_job SET state = 'cancelled', finished_at = clock_timestamp(), runner = NULL
                        WHERE id = ? AND state IN ('queued', 'running')""", id)) == 1;
    }

    /** @param holder the key with whose rights the import continues */
    boolean resume(UUID id, KeyHolder holder) {
        return database.update(
                        Sql.of("""
                        UPDATE import_job SET state = 'queued', queued_at = clock_timestamp(), finished_at = NULL,
                            reason = NULL, attempts = 0, runner = NULL, key_id = ?, key_name = ?, role = ?
                        WHERE id = ? AND state IN ('cancelled', 'failed')""", holder.id(), holder.name(), holder.role().name(), id))
                == 1;
    }

    /** @param withLines whether to include changes, errors and warnings */
    private ImportView view(Row row, boolean withLines) throws SQLException {
        ImportProgress progress = json.read(row.text("progress"), ImportProgress.class);
        State state = State.valueOf(row.text("state"));
        long bytes = row.number("bytes");
        return new ImportView(
                row.uuid("id"),
                state,
                row.text("reason"),
                row.text("media_type"),
                row.flag("create_missing"),
                row.flag("dry_run"),
                new By(row.uuid("key_id"), row.text("key_name"), row.text("role")),
                progress.received(),
                progress.created,
                progress.updated,
                progress.unchanged,
                progress.failed,
                state == State.done ? bytes : progress.offset,
                bytes,
                progress.millis == 0 ? 0 : Math.round(progress.received() * 10_000.0 / progress.millis) / 10.0,
                row.time("created_at"),
                row.time("started_at"),
                row.time("finished_at"),
                withLines && row.flag("dry_run") ? progress.changes : null,
                withLines ? progress.errors : null,
                withLines ? List.of(json.read(row.text("warnings"), WxrWarning[].class)) : null);
    }

    /** Deletes imports that ended 30 days ago, remaining bodies of imports that are done, and imports whose upload was cut off by a crash. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        String old = "state = 'storing' AND created_at < now() - interval '1 day'"
                + " OR finished_at < now() - interval '30 days'";
        database.list(
                        Sql.of("SELECT serial FROM import_job WHERE state = 'done' OR")
                                .then(old),
                        row -> row.number("serial"))
                .forEach(bodies::delete);
        database.update(Sql.of("DELETE FROM import_job WHERE").then(old));
    }
}
