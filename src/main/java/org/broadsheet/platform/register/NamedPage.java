package org.broadsheet.platform.register;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Row;
import org.broadsheet.platform.sql.Sql;

/** Reads authors, tags and sources with the number of published articles under each, sorted by name. */
@Singleton
public class NamedPage {
    private static final String ORDER = "name";

    private final Database database;

    NamedPage(Database database) {
        this.database = database;
    }

    /** A view with what its cursor is made of. */
    private record Placed<T>(T view, String nameOrder, long id) {}

    public <T> Page<T> page(Kind kind, int limit, Cursor cursor, boolean exactCount, Database.Reading<T> reading) {
        Sql sql = select(kind)
                .thenIf(
                        cursor != null,
                        "WHERE (lower(entry.name), entry.id) > (?, ?)",
                        cursor == null ? null : cursor.in(ORDER).key(),
                        cursor == null ? null : cursor.id())
                .then("ORDER BY lower(entry.name), entry.id LIMIT ?", limit + 1);
        return Page.of(
                        database.list(sql, row -> placed(row, reading)),
                        limit,
                        last -> new Cursor(ORDER, last.nameOrder(), last.id()),
                        exactCount ? count(kind) : null)
                .map(Placed::view);
    }

    private long count(Kind kind) {
        return database.first(Sql.of("SELECT count(*) AS count FROM " + kind.table()), row -> row.number("count"))
                .orElseThrow();
    }

    public <T> Optional<T> one(Kind kind, String slug, Database.Reading<T> reading) {
        return database.first(select(kind).then("WHERE entry.slug = ?", slug), reading);
    }

    private static <T> Placed<T> placed(Row row, Database.Reading<T> reading) throws java.sql.SQLException {
        return new Placed<>(reading.of(row), row.text("name_order"), row.number("id"));
    }

    private static Sql select(Kind kind) {
        return Sql.of("""
                SELECT entry.*, lower(entry.name) AS name_order,
                       (SELECT count(*) FROM listing
                        WHERE kind = ?::"char" AND key = entry.id AND status = 'published') AS article_count
                FROM""", kind.listing()).then(kind.table() + " entry");
    }
}
