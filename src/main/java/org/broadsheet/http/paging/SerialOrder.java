package org.broadsheet.http.paging;

import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * The order of a list by a unique integer column.
 */
public record SerialOrder(String column, boolean descending) {

    private record Item<T>(T view, long serial) {}

    /**
     * Reads a page.
     *
     * @param list the name of the list with its filters, to which cursors belong
     * @param select a statement with a {@code WHERE} clause that selects the column
     * @param total null unless the caller asked for it
     */
    public <T> Page<T> page(
            Database database,
            String list,
            Sql select,
            int limit,
            Cursor cursor,
            Long total,
            Database.RowReader<T> reader) {
        if (cursor != null) {
            select.then(
                    "AND " + column + (descending ? " < ?" : " > ?"),
                    cursor.openFor(list).id());
        }
        select.then("ORDER BY " + column + (descending ? " DESC" : "") + " LIMIT ?", limit + 1);
        return Page.of(
                        database.list(select, row -> new Item<>(reader.read(row), row.number(column))),
                        limit,
                        last -> new ListPosition("", last.serial()).cursorOf(list),
                        total)
                .map(Item::view);
    }
}
