package org.broadsheet.http.paging;

import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * The order of a list by a unique integer column.
 *
 * @param cursorOrder the name of the order in cursors
 */
public record SerialOrder(String cursorOrder, String column, boolean descending) {

    private record Item<T>(T view, long serial) {}

    /**
     * Reads a page.
     *
     * @param select a statement with a {@code WHERE} clause that selects the column
     * @param total null unless the caller asked for it
     */
    public <T> Page<T> page(
            Database database, Sql select, int limit, Cursor cursor, Long total, Database.RowReader<T> reader) {
        if (cursor != null) {
            select.then(
                    "AND " + column + (descending ? " < ?" : " > ?"),
                    cursor.in(cursorOrder).id());
        }
        select.then("ORDER BY " + column + (descending ? " DESC" : "") + " LIMIT ?", limit + 1);
        return Page.of(
                        database.list(select, row -> new Item<>(reader.read(row), row.number(column))),
                        limit,
                        last -> new Cursor(cursorOrder, "", last.serial()),
                        total)
                .map(Item::view);
    }
}
