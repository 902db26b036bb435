package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.matching.MatchQuery.Found;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.FilterKey;
import org.broadsheet.search.query.SearchRestrictions;

/** Reads the matches behind the ranked ones, newest first: a few weeks at a time where there are too many to know. */
@Singleton
public class RemainingMatches {
    /** Rounds of a request; a page is sent unfinished rather than late. */
    private static final int ROUNDS = 8;

    /** Articles that a round compares with phrases at most, about. */
    private static final int COMPARED = 2000;

    /** Articles of the first round, so that a page is likely to be full after one. */
    private static final int MARGIN = 3;

    private final Database database;
    private final WeeklyCounts weeks;

    RemainingMatches(Database database, WeeklyCounts weeks) {
        this.database = database;
        this.weeks = weeks;
    }

    /** @param resume where to go on although there are fewer than were asked for; null at the end */
    public record Stretch(List<TimePosition> places, TimePosition resume) {}

    /** @param after null at the beginning */
    public Stretch after(
            TimePosition after,
            Found found,
            List<Long> ranked,
            AnalyzedQuery asked,
            SearchRestrictions restrictions,
            int limit) {
        if (found.others() == null) {
            return walk(after, found, ranked, asked, restrictions, limit);
        }
        return new Stretch(
                found.others().stream()
                        .filter(place -> after == null || TimePosition.NEWEST_FIRST.compare(place, after) > 0)
                        .limit(limit)
                        .toList(),
                null);
    }

    private Stretch walk(
            TimePosition after,
            Found found,
            List<Long> ranked,
            AnalyzedQuery asked,
            SearchRestrictions restrictions,
            int limit) {
        TimePosition start = after == null ? new TimePosition(restrictions.asOf(), Long.MAX_VALUE) : after;
        List<Week> ahead = weeks.upTo(start.publishedAt());
        double matchesPerArticle = Math.min(1, (double) found.tally().matches() / asked.corpus());
        double comparedPerArticle = Math.min(1, (double) MatchQuery.atMost(asked, restrictions) / asked.corpus());
        double wanted = MARGIN * limit;
        List<TimePosition> places = new ArrayList<>();
        int next = 0;
        for (int round = 0; round < ROUNDS && next < ahead.size() && places.size() < limit; round++) {
            List<Integer> keys = new ArrayList<>();
            double articles = 0;
            while (next < ahead.size()
                    && (keys.isEmpty()
                            || (articles * matchesPerArticle < wanted && articles * comparedPerArticle < COMPARED))) {
                articles += ahead.get(next).articles();
                keys.add(ahead.get(next++).key());
            }
            places.addAll(read(keys, start, ranked, asked, restrictions, limit - places.size()));
            wanted *= 2;
        }
        boolean more = places.size() < limit && next < ahead.size();
        return new Stretch(
                places,
                more ? new TimePosition(FilterKey.startOf(ahead.get(next - 1).key()), 0) : null);
    }

    private List<TimePosition> read(
            List<Integer> weekKeys,
            TimePosition after,
            List<Long> ranked,
            AnalyzedQuery asked,
            SearchRestrictions restrictions,
            int limit) {
        return database.list(
                Sql.of("SELECT document.published_at, document.article_id FROM search_document document WHERE")
                        .then(MatchConditions.allWords(asked, restrictions))
                        .then("AND")
                        .then(MatchConditions.holds(weekKeys))
                        .then("AND document.article_id <> ALL (?)", ranked)
                        .then(
                                "AND (document.published_at, document.article_id) < (?, ?)",
                                after.publishedAt(),
                                after.id())
                        .then("ORDER BY document.published_at DESC, document.article_id DESC LIMIT ?", limit),
                row -> new TimePosition(row.time("published_at"), row.number("article_id")));
    }
}
