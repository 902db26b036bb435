package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.FilterKey;
import org.broadsheet.search.query.SearchRestrictions;
import org.broadsheet.search.query.SearchRestrictions.Restriction;
import org.broadsheet.search.query.TermAlternatives;

/**
 * Finds the articles a query is answered from. Few matches are all read, by their narrow rows. When even the rarest
 * thing asked for is common, a sample of the matches is counted and the best are looked for by {@link TopMatchScans}: the work
 * does not grow with the archive.
 */
@Singleton
public class MatchQuery {
    /** With fewer articles that hold all words, those that hold some of them are shown too. */
    static final int FEW = 100;

    /** So many articles are ranked although none of them may be good. */
    private static final int ALL_RANKED = 2 * TopMatchScans.ENOUGH;

    /** A guard, should the counts be far off. */
    private static final int MOST_SCANNED = 5000;

    /** Words seek each other's company: there may be so many times more articles that hold both. */
    private static final int LIKELY = 10;

    /** So many entries of the index are read through to find the articles that hold all words. */
    private static final int READ_THROUGH = 50_000;

    private final Database database;
    private final WeeklyCounts weeks;

    MatchQuery(Database database, WeeklyCounts weeks) {
        this.database = database;
        this.weeks = weeks;
    }

    /**
     * What was found.
     *
     * @param candidates the articles to be ranked
     * @param tally what the matches, or a sample of them, are filed under
     * @param others the matches behind the ranked ones, newest first; null when there are too many to know
     */
    public record Found(List<SearchCandidate> candidates, Tally tally, List<TimePosition> others) {}

    /**
     * @param filed of each article
     * @param oneIn how many matches each of them stands for: 1 when they are all
     */
    public record Tally(List<List<Integer>> filed, int oneIn) {
        long matches() {
            return (long) filed.size() * oneIn;
        }
    }

    public Found of(AnalyzedQuery asked, SearchRestrictions restrictions) {
        ReadLimits effort = ReadLimits.of(asked);
        if (atMost(asked, restrictions) > effort.whole() && !likelyFew(asked, restrictions, effort)) {
            Tally sample = sample(asked, restrictions, effort);
            if (sample.matches() > effort.whole() || atMost(asked, restrictions) > effort.through()) {
                return new Found(best(asked, restrictions), sample, null);
            }
        }
        List<SearchCandidate> whole = whole(asked, restrictions, effort);
        if (whole.size() > effort.guard()) {
            return new Found(best(asked, restrictions), sample(asked, restrictions, effort), null);
        }
        return known(asked, restrictions, whole);
    }

    /** No more articles than these can match: as many as have the rarest thing asked for. */
    static int atMost(AnalyzedQuery asked, SearchRestrictions restrictions) {
        return Stream.concat(
                        asked.groups().stream().map(TermAlternatives::articles),
                        restrictions.required().stream().map(Restriction::articles))
                .mapToInt(each -> each)
                .min()
                .orElse(0);
    }

    /** Whether hardly any article would hold all words, if one word knew nothing of the others; and the index can tell. */
    private static boolean likelyFew(AnalyzedQuery asked, SearchRestrictions restrictions, ReadLimits effort) {
        double expected = asked.corpus() * restrictions.share(asked.corpus());
        for (TermAlternatives group : asked.groups()) {
            expected *= Math.min(1, (double) group.articles() / asked.corpus());
        }
        return expected * LIKELY <= effort.whole()
                && atMost(asked, restrictions) <= Math.min(READ_THROUGH, effort.through());
    }

    private Found known(AnalyzedQuery asked, SearchRestrictions restrictions, List<SearchCandidate> whole) {
        List<TermAlternatives> groups = asked.groups();
        if (whole.size() > ALL_RANKED) {
            List<SearchCandidate> best = best(asked, restrictions);
            Set<Long> known = best.stream().map(SearchCandidate::id).collect(Collectors.toSet());
            List<TimePosition> others = whole.stream()
                    .filter(candidate -> !known.contains(candidate.id()))
                    .map(SearchCandidate::place)
                    .sorted(TimePosition.NEWEST_FIRST)
                    .toList();
            return new Found(best, tally(whole), others);
        }
        if (whole.size() >= FEW || groups.size() < 2) {
            return new Found(whole, tally(whole), List.of());
        }
        Map<Long, SearchCandidate> both = new LinkedHashMap<>();
        whole.forEach(candidate -> both.put(candidate.id(), candidate));
        scanned(asked, restrictions).forEach(candidate -> both.putIfAbsent(candidate.id(), candidate));
        List<SearchCandidate> some = new ArrayList<>(both.values());
        return new Found(some, tally(some), List.of());
    }

    private static Tally tally(Collection<SearchCandidate> all) {
        return new Tally(all.stream().map(SearchCandidate::filed).toList(), 1);
    }

    /** Takes a larger sample if the first one says too little. */
    private Tally sample(AnalyzedQuery asked, SearchRestrictions restrictions, ReadLimits effort) {
        int level = effort.level(Math.max(1, atMost(asked, restrictions)));
        Tally first = sample(asked, restrictions, level);
        if (first.filed().size() >= effort.trusted() || first.matches() <= effort.whole()) {
            return first;
        }
        int wanted = effort.level((int) Math.min(Integer.MAX_VALUE, first.matches()));
        return sample(asked, restrictions, Math.max(wanted, level - effort.larger()));
    }

    private Tally sample(AnalyzedQuery asked, SearchRestrictions restrictions, int level) {
        return new Tally(
                database.list(
                        Sql.of("SELECT document.filter_keys FROM search_document document WHERE")
                                .then(MatchConditions.allWords(asked, restrictions))
                                .then("AND")
                                .then(MatchConditions.holds(List.of(FilterKey.SAMPLE.key(level)))),
                        row -> row.integers("filter_keys")),
                1 << 2 * level);
    }

    /** All matches; their keys only when there are few enough to rank them all. */
    private List<SearchCandidate> whole(AnalyzedQuery asked, SearchRestrictions restrictions, ReadLimits effort) {
        return database.list(
                Sql.of("""
                                SELECT article_id, published_at, filter_keys,
                                       CASE WHEN matches <= ? THEN keys & ?::integer[] ELSE '{}' END AS keys,
                                       CASE WHEN matches <= ? THEN title_sequence ELSE '{}' END AS title_sequence
                                FROM (SELECT article_id, published_at, filter_keys, keys, title_sequence,
                                             count(*) OVER () AS matches
                                      FROM search_document document WHERE""", ALL_RANKED, keys(asked), ALL_RANKED)
                        .then(MatchConditions.allWords(asked, restrictions))
                        .then("LIMIT ?) found", effort.guard() + 1),
                MatchQuery::candidate);
    }

    private List<SearchCandidate> best(AnalyzedQuery asked, SearchRestrictions restrictions) {
        List<TermAlternatives> groups = asked.groups();
        return scanned(asked, restrictions).stream()
                .filter(candidate -> groups.stream().allMatch(candidate::holds))
                .toList();
    }

    /** Which words an article holds is told by the keys that come back: asking for each of them would cost more. */
    private List<SearchCandidate> scanned(AnalyzedQuery asked, SearchRestrictions restrictions) {
        Sql scans = TopMatchScans.of(asked.groups(), weeks.upTo(restrictions.asOf()), asked.corpus(), restrictions);
        return database.list(
                Sql.of(
                                "SELECT document.article_id, document.published_at, document.filter_keys,"
                                        + " document.keys & ?::integer[] AS keys, document.title_sequence"
                                        + " FROM search_document document WHERE",
                                keys(asked))
                        .then(scans)
                        .then(MatchConditions.always(asked, restrictions))
                        .then("LIMIT ?", MOST_SCANNED),
                MatchQuery::candidate);
    }

    private static List<Integer> keys(AnalyzedQuery asked) {
        return asked.groups().stream().flatMap(group -> group.keys().stream()).toList();
    }

    private static SearchCandidate candidate(Row row) throws SQLException {
        return new SearchCandidate(
                row.number("article_id"),
                row.time("published_at"),
                row.integers("filter_keys"),
                row.integers("keys"),
                row.integers("title_sequence"));
    }
}
