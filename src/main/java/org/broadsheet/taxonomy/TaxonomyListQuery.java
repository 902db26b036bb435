package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.ListPosition;
import org.broadsheet.http.paging.Page;
import org.broadsheet.security.Caller;

/**
 * Reads authors, tags and sources with the number of published articles of each, sorted by name. Readers see an implied
 * entry only while a published article uses it, because its name could reveal a draft.
 */
@Singleton
public class TaxonomyListQuery {

    private final Database database;
    private final Caller caller;

    TaxonomyListQuery(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** A view with the values for its cursor. */
    private record PageRow<T>(T view, String nameOrder, long id) {}

    /** @param language of names and descriptions; null for the site's default language */
    public <T> Page<T> page(
            TaxonomyKind kind,
            String language,
            int limit,
            Cursor cursor,
            boolean exactCount,
            Database.RowReader<T> reading) {
        String list = kind.table();
        ListPosition after = cursor == null ? null : cursor.openFor(list);
        Sql sql = visible(kind, language)
                .thenIf(
                        after != null,
                        "AND (lower(entry.name), entry.id) > (?, ?)",
                        after == null ? null : after.key(),
                        after == null ? null : after.id())
                .then("ORDER BY lower(entry.name), entry.id LIMIT ?", limit + 1);
        return Page.of(
                        database.list(sql, row -> pageRow(row, reading)),
                        limit,
                        last -> new ListPosition(last.nameOrder(), last.id()).cursorOf(list),
                        exactCount ? count(kind) : null)
                .map(PageRow::view);
    }

    private long count(TaxonomyKind kind) {
        Sql sql = Sql.of("SELECT count(*) AS count FROM (")
                .then(visible(kind, null))
                .then(") visible");
        return database.first(sql, row -> row.number("count")).orElseThrow();
    }

    /** @param language of name and description; null for the site's default language */
    public <T> Optional<T> find(TaxonomyKind kind, String slug, String language, Database.RowReader<T> reading) {
        return database.first(visible(kind, language).then("AND entry.slug = ?", slug), reading);
    }

    /** Reads an entry, implied or not, in the site's default language. */
    <T> T byId(TaxonomyKind kind, long id, Database.RowReader<T> reading) {
        return database.first(select(kind, null).then("WHERE entry.id = ?", id), reading)
                .orElseThrow();
    }

    private static <T> PageRow<T> pageRow(Row row, Database.RowReader<T> reading) throws SQLException {
        return new PageRow<>(reading.read(row), row.text("name_order"), row.number("id"));
    }

    private Sql visible(TaxonomyKind kind, String language) {
        return select(kind, language).then("WHERE (? OR " + kind.visibleToReaders() + ")", caller.seesDrafts());
    }

    private static Sql select(TaxonomyKind kind, String language) {
        Sql sql = Sql.of("SELECT entry.*,");
        if (kind.hasTexts()) {
            sql.then(TranslatedText.columns(language));
        }
        return sql.then("""
                lower(entry.name) AS name_order,
                       (SELECT coalesce(sum(articles), 0) FROM listing_count
                        WHERE kind = ?::"char" AND key = entry.id) AS article_count
                FROM""", kind.listing()).then(kind.table() + " entry");
    }
}
