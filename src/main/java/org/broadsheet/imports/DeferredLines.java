package org.broadsheet.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** The lines of imports that are put off: in the database, as nobody knows how many there will be. */
@Singleton
public class DeferredLines {
    private static final int PAGE_SIZE = 100;

    private final Database database;

    DeferredLines(Database database) {
        this.database = database;
    }

    /**
     * An import that nobody sees, for one that is answered when it is done: its lines are put off under this number.
     * What a crash leaves of it is swept away with bodies that never came in whole.
     */
    long insertTemporaryImport() {
        return database.first(Sql.of("""
                        INSERT INTO import_job (media_type, create_missing, dry_run, key_name, role, bytes, progress, warnings)
                        VALUES ('', false, false, '', '', 0, '{}', '[]') RETURNING serial"""), row -> row.number("serial")).orElseThrow();
    }

    void deleteTemporaryImport(long job) {
        database.update(Sql.of("DELETE FROM import_job WHERE serial = ?", job));
    }

    /** Those of an import that is done, or begins again. */
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

    /** The next ones behind a line, in their order. */
    List<DeferredLine> listAfter(long job, boolean partial, long line) {
        return database.list(
                Sql.of("""
                        SELECT line, byte_offset, slug FROM import_deferred_line
                        WHERE job = ? AND partial = ? AND line > ? ORDER BY line LIMIT ?""", job, partial, line, PAGE_SIZE),
                row -> new DeferredLine(partial, row.number("line"), row.number("byte_offset"), row.text("slug")));
    }

    /** Whether each of these articles is one that was put off. */
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
