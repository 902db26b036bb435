package org.broadsheet.search.matching;


import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.matching.MatchQuery.Matches;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.filters.FilterKey;
import org.broadsheet.search.filters.ResolvedFilters;

/** Reads the matches behind the ranked ones, newest first: a few weeks at a time where there are too many to know. */
@Singleton
public class RemainingMatches {
    /** Rounds of a request; a page is sent unfinished rather than late. */
    private static final int MAX_ROUNDS = 8;

    /** Articles that a round compares with phrases at most, about. */
    private static final int MAX_COMPARED_PER_ROUND = 2000;

    /** Articles of the first round, so that a page is likely to be full after one. */
    private static final int FIRST_ROUND_FACTOR = 3;

    private final Database database;
    private final WeeklyCounts weeklyCounts;

    RemainingMatches(Database database, WeeklyCounts weeks) {
        this.database = database;
        this.weeklyCounts = weeks;
    }

    /** @param resume where to go on although there are fewer than were asked for; null at the end */
    public record Batch(List<TimePosition> positions, TimePosition resumeAfter) {}

    /** @param after null at the beginning */
    public Batch find(
            TimePosition after,
            Matches found,
            List<Long> ranked,
            AnalyzedQuery asked,
            ResolvedFilters restrictions,
            int limit) {
        if (found.unranked() == null) {
            return scanWeeks(after, found, ranked, asked, restrictions, limit);
        }
        return new Batch(
                found.unranked().stream()
                        .filter(place -> after == null || TimePosition.NEWEST_FIRST.compare(place, after) > 0)
                        .limit(limit)
                        .toList(),
                null);
    }

    private Batch scanWeeks(
            TimePosition after,
            Matches found,
            List<Long> ranked,
            AnalyzedQuery asked,
            ResolvedFilters restrictions,
            int limit) {
        TimePosition start = after == null ? new TimePosition(restrictions.asOf(), Long.MAX_VALUE) : after;
        List<Week> ahead = weeklyCounts.upTo(start.publishedAt());
        double matchesPerArticle = Math.min(1, (double) found.sample().estimatedMatches() / asked.corpusSize());
        double comparedPerArticle = Math.min(1, (double) MatchQuery.upperBound(asked, restrictions) / asked.corpusSize());
        double wanted = FIRST_ROUND_FACTOR * limit;
        List<TimePosition> places = new ArrayList<>();
        int next = 0;
        for (int round = 0; round < MAX_ROUNDS && next < ahead.size() && places.size() < limit; round++) {
            List<Integer> keys = new ArrayList<>();
            double articles = 0;
            while (next < ahead.size()
                    && (keys.isEmpty()
                            || (articles * matchesPerArticle < wanted && articles * comparedPerArticle < MAX_COMPARED_PER_ROUND))) {
                articles += ahead.get(next).articles();
                keys.add(ahead.get(next++).key());
            }
            places.addAll(read(keys, start, ranked, asked, restrictions, limit - places.size()));
            wanted *= 2;
        }
        boolean more = places.size() < limit && next < ahead.size();
        return new Batch(
                places,
                more ? new TimePosition(FilterKey.startOfWeek(ahead.get(next - 1).key()), 0) : null);
    }

    private List<TimePosition> read(
            List<Integer> weekKeys,
            TimePosition after,
            List<Long> ranked,
            AnalyzedQuery asked,
            ResolvedFilters restrictions,
            int limit) {
        return database.list(
                Sql.of("SELECT document.published_at, document.article_id FROM search_document document WHERE")
                        .then(MatchConditions.allConditions(asked, restrictions))
                        .then("AND")
                        .then(MatchConditions.hasAnyKey(weekKeys))
                        .then("AND document.article_id <> ALL (?)", ranked)
                        .then(
                                "AND (document.published_at, document.article_id) < (?, ?)",
                                after.publishedAt(),
                                after.id())
                        .then("ORDER BY document.published_at DESC, document.article_id DESC LIMIT ?", limit),
                row -> new TimePosition(row.time("published_at"), row.number("article_id")));
    }
}
