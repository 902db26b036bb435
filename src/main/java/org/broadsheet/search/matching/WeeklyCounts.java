package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.FilterKey;

/** Reads the number of articles of each week, from which scans estimate how many weeks they have to cover. */
@Singleton
public class WeeklyCounts {
    private static final int MAX_WEEKS_READ = 5000;

    private final Database database;

    WeeklyCounts(Database database) {
        this.database = database;
    }

    /**
     * @param key the filter key of the week
     * @param articles follows writes within about a second
     */
    public record Week(int key, int articles) {}

    /** The weeks with articles up to this time, newest first. The week of the time itself is always included. */
    public List<Week> upTo(Instant time) {
        int first = FilterKey.weekKey(time);
        List<Week> counted = database.list(
                Sql.of("""
                SELECT key, articles FROM search_filter_count WHERE key >= ? AND key <= -1 AND articles > 0
                ORDER BY key LIMIT ?""", first, MAX_WEEKS_READ), row -> new Week(row.integer("key"), row.integer("articles")));
        return !counted.isEmpty() && counted.get(0).key() == first
                ? counted
                : Stream.concat(Stream.of(new Week(first, 0)), counted.stream()).toList();
    }

    /**
     * The keys of the newest weeks that together have at least this many articles.
     *
     * @param weeks newest first
     */
    public static List<Integer> newestKeys(List<Week> weeks, double articles) {
        List<Integer> keys = new ArrayList<>();
        double missing = articles;
        for (Week week : weeks) {
            if (missing <= 0) {
                break;
            }
            keys.add(week.key());
            missing -= week.articles();
        }
        return keys;
    }
}
