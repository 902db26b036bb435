package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.FilterKey;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.AnalyzedQuery;

/** Reads the matches that follow the ranked ones, newest first. When they are many, it scans a few weeks at a time. */
@Singleton
public class RemainingMatches {
    /** Rounds in one request. After them the page is sent although it is not full. */
    private static final int MAX_ROUNDS = 8;

    /** Approximate number of articles whose text one round compares with phrases. */
    private static final int MAX_COMPARED_PER_ROUND = 2000;

    /** The first round scans weeks in which this many times the limit is expected, so that it mostly fills the page. */
    private static final int FIRST_ROUND_FACTOR = 3;

    private final Database database;
    private final WeeklyCounts weeklyCounts;

    RemainingMatches(Database database, WeeklyCounts weeklyCounts) {
        this.database = database;
        this.weeklyCounts = weeklyCounts;
    }

    /** @param resumeAfter where the next request continues when the scan stopped early; null otherwise */
    public record Batch(List<TimePosition> positions, TimePosition resumeAfter) {}

    /**
     * @param after null at the beginning
     * @param rankedIds articles to leave out
     */
    public Batch find(
            TimePosition after,
            Matches matches,
            List<Long> rankedIds,
            AnalyzedQuery query,
            ResolvedFilters filters,
            int limit) {
        if (matches.unranked() == null) {
            return scanWeeks(after, matches, rankedIds, query, filters, limit);
        }
        return new Batch(
                matches.unranked().stream()
                        .filter(position -> after == null || TimePosition.NEWEST_FIRST.compare(position, after) > 0)
                        .limit(limit)
                        .toList(),
                null);
    }

    private Batch scanWeeks(
            TimePosition after,
            Matches matches,
            List<Long> rankedIds,
            AnalyzedQuery query,
            ResolvedFilters filters,
            int limit) {
        TimePosition start = after == null ? new TimePosition(filters.asOf(), Long.MAX_VALUE) : after;
        List<Week> weeks = weeklyCounts.upTo(start.publishedAt());
        double matchesPerArticle = Math.min(1, (double) matches.sample().estimatedMatches() / query.corpusSize());
        double comparedPerArticle = Math.min(1, (double) MatchEstimate.upperBound(query, filters) / query.corpusSize());
        double wanted = FIRST_ROUND_FACTOR * limit;
        List<TimePosition> positions = new ArrayList<>();
        int next = 0;
        for (int round = 0; round < MAX_ROUNDS && next < weeks.size() && positions.size() < limit; round++) {
            List<Integer> keys = new ArrayList<>();
            double articles = 0;
            while (next < weeks.size()
                    && (keys.isEmpty()
                            || (articles * matchesPerArticle < wanted
                                    && articles * comparedPerArticle < MAX_COMPARED_PER_ROUND))) {
                articles += weeks.get(next).articles();
                keys.add(weeks.get(next++).key());
            }
            positions.addAll(read(keys, start, rankedIds, query, filters, limit - positions.size()));
            wanted *= 2;
        }
        boolean stoppedEarly = positions.size() < limit && next < weeks.size();
        return new Batch(
                positions,
                stoppedEarly
                        ? new TimePosition(
                                FilterKey.startOfWeek(weeks.get(next - 1).key()), 0)
                        : null);
    }

    private List<TimePosition> read(
            List<Integer> weekKeys,
            TimePosition after,
            List<Long> rankedIds,
            AnalyzedQuery query,
            ResolvedFilters filters,
            int limit) {
        return database.list(
                Sql.of("SELECT document.published_at, document.article_id FROM search_document document WHERE")
                        .then(MatchConditions.allConditions(query, filters))
                        .then("AND")
                        .then(MatchConditions.hasAnyKey(weekKeys))
                        .then("AND document.article_id <> ALL (?)", rankedIds)
                        .then(
                                "AND (document.published_at, document.article_id) < (?, ?)",
                                after.publishedAt(),
                                after.id())
                        .then("ORDER BY document.published_at DESC, document.article_id DESC LIMIT ?", limit),
                row -> new TimePosition(row.time("published_at"), row.number("article_id")));
    }
}
