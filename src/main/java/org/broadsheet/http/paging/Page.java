package org.broadsheet.http.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/** One page of a list, with the cursor of the next page. */
public record Page<T>(List<T> items, Position page) {

    /**
     * @param next cursor of the next page; null on the last page
     * @param total number of items of all pages; absent unless requested
     */
    public record Position(
            int limit,
            String next,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long total) {}

    /**
     * Builds a page from up to {@code limit + 1} rows. An extra row means that there is a next page.
     *
     * @param cursorOf returns the cursor that continues after an item
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf, Long total) {
        boolean more = rows.size() > limit;
        List<T> items = more ? rows.subList(0, limit) : rows;
        String next = more ? cursorOf.apply(items.get(limit - 1)) : null;
        return new Page<>(items, new Position(limit, next, total));
    }

    public static <T> Page<T> whole(List<T> items, int limit) {
        return new Page<>(items, new Position(limit, null, null));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), page);
    }
}
