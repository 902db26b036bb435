package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.query.FilterKey;

/** How many articles each week has, newest first: it tells how far back to look for so many of them. */
@Singleton
public class WeeklyCounts {
    private static final int OLDEST_READ = 5000;

    private final Database database;

    WeeklyCounts(Database database) {
        this.database = database;
    }

    /** @param key the key that all articles of the week have */
    public record Week(int key, int articles) {}

    /** The week of this instant, whether its articles have been counted yet or not, and all before it. */
    public List<Week> upTo(Instant time) {
        int first = FilterKey.weekOf(time);
        List<Week> counted = database.list(
                Sql.of(
                        "SELECT key, articles FROM search_filter_count WHERE key >= ? AND key <= -1 AND articles > 0"
                                + " ORDER BY key LIMIT ?",
                        first,
                        OLDEST_READ),
                row -> new Week(row.integer("key"), row.integer("articles")));
        return !counted.isEmpty() && counted.get(0).key() == first
                ? counted
                : Stream.concat(Stream.of(new Week(first, 0)), counted.stream()).toList();
    }
}
