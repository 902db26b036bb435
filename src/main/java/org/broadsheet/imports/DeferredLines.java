package org.broadsheet.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Stores the deferred lines of imports in the database, because their number has no bound. */
@Singleton
public class DeferredLines {
    private static final int PAGE_SIZE = 100;

    private final Database database;

    DeferredLines(Database database) {
        this.database = database;
    }

    /**
     * Inserts a hidden import, to which an import within a request adds its deferred lines. After a crash it is deleted
     * with the incomplete uploads.
     */
    long insertTemporaryImport() {
        return database.first(Sql.of("""
                        INSERT INTO import_job (media_type, create_missing, dry_run, key_name, role, bytes, progress, warnings)
                        VALUES ('', false, false, '', '', 0, '{}', '[]') RETURNING serial"""), row -> row.number("serial")).orElseThrow();
    }

    void deleteTemporaryImport(long job) {
        database.update(Sql.of("DELETE FROM import_job WHERE serial = ?", job));
    }

    /** Deletes the lines of an import that is done or starts again. */
    public void deleteAll(long job) {
        database.update(Sql.of("DELETE FROM import_deferred_line WHERE job = ?", job));
    }

    void insert(long job, List<DeferredLine> lines) {
        database.update(Sql.of(
                """
                INSERT INTO import_deferred_line (job, partial, line, byte_offset, slug)
                SELECT ?, partial::boolean, line, byte_offset, slug FROM unnest(?, ?, ?, ?) AS put_off (partial, line, byte_offset, slug)
                ON CONFLICT DO NOTHING""",
                job,
                lines.stream().map(line -> String.valueOf(line.partial())).toList(),
                lines.stream().map(DeferredLine::number).toList(),
                lines.stream().map(DeferredLine::offset).toList(),
                lines.stream().map(DeferredLine::slug).toList()));
    }

    /** Returns up to 100 deferred lines after a line, in the order of the body. */
    List<DeferredLine> listAfter(long job, boolean partial, long line) {
        return database.list(
                Sql.of("""
                        SELECT line, byte_offset, slug FROM import_deferred_line
                        WHERE job = ? AND partial = ? AND line > ? ORDER BY line LIMIT ?""", job, partial, line, PAGE_SIZE),
                row -> new DeferredLine(partial, row.number("line"), row.number("byte_offset"), row.text("slug")));
    }

    /** Whether all these articles are among the deferred lines. */
    boolean containsAll(long job, Set<String> slugs) {
        return database.first(
                                Sql.of(
                                        "SELECT count(DISTINCT slug) AS count FROM import_deferred_line"
                                                + " WHERE job = ? AND NOT partial AND slug = ANY (?)",
                                        job,
                                        List.copyOf(slugs)),
                                row -> row.number("count"))
                        .orElseThrow()
                == slugs.size();
    }
}
