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
import org.broadsheet.search.filters.FilterKey;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.filters.ResolvedFilters.RequiredKeys;
import org.broadsheet.search.query.ExpandedWord;

/**
 * Finds the articles a query is answered from. Few matches are all read, by their narrow rows. When even the rarest
 * thing asked for is common, a sample of the matches is counted and the best are looked for by {@link TopMatchScans}: the work
 * does not grow with the archive.
 */
@Singleton
public class MatchQuery {
    /** With fewer articles that hold all words, those that hold some of them are shown too. */
    static final int FEW_MATCHES = 100;

    /** So many articles are ranked although none of them may be good. */
    private static final int MAX_RANKED = 2 * TopMatchScans.TARGET_ARTICLES;

    /** A guard, should the counts be far off. */
    private static final int MAX_SCANNED = 5000;

    /** Words seek each other's company: there may be so many times more articles that hold both. */
    private static final int CORRELATION_FACTOR = 10;

    /** So many entries of the index are read through to find the articles that hold all words. */
    private static final int MAX_POSTINGS_INTERSECTED = 50_000;

    private final Database database;
    private final WeeklyCounts weeklyCounts;

    MatchQuery(Database database, WeeklyCounts weeks) {
        this.database = database;
        this.weeklyCounts = weeks;
    }

    /**
     * What was found.
     *
     * @param candidates the articles to be ranked
     * @param tally what the matches, or a sample of them, are filed under
     * @param others the matches behind the ranked ones, newest first; null when there are too many to know
     */
    public record Matches(List<SearchCandidate> candidates, MatchSample sample, List<TimePosition> unranked) {}

    /**
     * @param filed of each article
     * @param oneIn how many matches each of them stands for: 1 when they are all
     */
    public record MatchSample(List<List<Integer>> filterKeys, int scale) {
        long estimatedMatches() {
            return (long) filterKeys.size() * scale;
        }
    }

    public Matches find(AnalyzedQuery asked, ResolvedFilters restrictions) {
        SearchCostLimits effort = SearchCostLimits.of(asked);
        if (upperBound(asked, restrictions) > effort.maxReadMatches() && !expectsFew(asked, restrictions, effort)) {
            MatchSample sample = sample(asked, restrictions, effort);
            if (sample.estimatedMatches() > effort.maxReadMatches() || upperBound(asked, restrictions) > effort.maxScannedArticles()) {
                return new Matches(topMatches(asked, restrictions), sample, null);
            }
        }
        List<SearchCandidate> whole = allMatches(asked, restrictions, effort);
        if (whole.size() > effort.hardLimit()) {
            return new Matches(topMatches(asked, restrictions), sample(asked, restrictions, effort), null);
        }
        return fromAllMatches(asked, restrictions, whole);
    }

    /** No more articles than these can match: as many as have the rarest thing asked for. */
    static int upperBound(AnalyzedQuery asked, ResolvedFilters restrictions) {
        return Stream.concat(
                        asked.expandedWords().stream().map(ExpandedWord::articles),
                        restrictions.required().stream().map(RequiredKeys::articles))
                .mapToInt(each -> each)
                .min()
                .orElse(0);
    }

    /** Whether hardly any article would hold all words, if one word knew nothing of the others; and the index can tell. */
    private static boolean expectsFew(AnalyzedQuery asked, ResolvedFilters restrictions, SearchCostLimits effort) {
        double expected = asked.corpusSize() * restrictions.selectivity(asked.corpusSize());
        for (ExpandedWord group : asked.expandedWords()) {
            expected *= Math.min(1, (double) group.articles() / asked.corpusSize());
        }
        return expected * CORRELATION_FACTOR <= effort.maxReadMatches()
                && upperBound(asked, restrictions) <= Math.min(MAX_POSTINGS_INTERSECTED, effort.maxScannedArticles());
    }

    private Matches fromAllMatches(AnalyzedQuery asked, ResolvedFilters restrictions, List<SearchCandidate> whole) {
        List<ExpandedWord> groups = asked.expandedWords();
        if (whole.size() > MAX_RANKED) {
            List<SearchCandidate> best = topMatches(asked, restrictions);
            Set<Long> known = best.stream().map(SearchCandidate::id).collect(Collectors.toSet());
            List<TimePosition> others = whole.stream()
                    .filter(candidate -> !known.contains(candidate.id()))
                    .map(SearchCandidate::position)
                    .sorted(TimePosition.NEWEST_FIRST)
                    .toList();
            return new Matches(best, completeSample(whole), others);
        }
        if (whole.size() >= FEW_MATCHES || groups.size() < 2) {
            return new Matches(whole, completeSample(whole), List.of());
        }
        Map<Long, SearchCandidate> both = new LinkedHashMap<>();
        whole.forEach(candidate -> both.put(candidate.id(), candidate));
        topScans(asked, restrictions).forEach(candidate -> both.putIfAbsent(candidate.id(), candidate));
        List<SearchCandidate> some = new ArrayList<>(both.values());
        return new Matches(some, completeSample(some), List.of());
    }

    private static MatchSample completeSample(Collection<SearchCandidate> all) {
        return new MatchSample(all.stream().map(SearchCandidate::filterKeys).toList(), 1);
    }

    /** Takes a larger sample if the first one says too little. */
    private MatchSample sample(AnalyzedQuery asked, ResolvedFilters restrictions, SearchCostLimits effort) {
        int level = effort.sampleLevel(Math.max(1, upperBound(asked, restrictions)));
        MatchSample first = sample(asked, restrictions, level);
        if (first.filterKeys().size() >= effort.minSampleSize() || first.estimatedMatches() <= effort.maxReadMatches()) {
            return first;
        }
        int wanted = effort.sampleLevel((int) Math.min(Integer.MAX_VALUE, first.estimatedMatches()));
        return sample(asked, restrictions, Math.max(wanted, level - effort.maxLevelDecrease()));
    }

    private MatchSample sample(AnalyzedQuery asked, ResolvedFilters restrictions, int level) {
        return new MatchSample(
                database.list(
                        Sql.of("SELECT document.filed FROM search_document document WHERE")
                                .then(MatchConditions.allConditions(asked, restrictions))
                                .then("AND")
                                .then(MatchConditions.hasAnyKey(List.of(FilterKey.SAMPLE.key(level)))),
                        row -> row.integers("filed")),
                1 << 2 * level);
    }

    /** All matches; their keys only when there are few enough to rank them all. */
    private List<SearchCandidate> allMatches(AnalyzedQuery asked, ResolvedFilters restrictions, SearchCostLimits effort) {
        return database.list(
                Sql.of("""
                                SELECT article_id, published_at, filed,
                                       CASE WHEN matches <= ? THEN keys & ?::integer[] ELSE '{}' END AS keys,
                                       CASE WHEN matches <= ? THEN title_sequence ELSE '{}' END AS title_sequence
                                FROM (SELECT article_id, published_at, filed, keys, title_sequence,
                                             count(*) OVER () AS matches
                                      FROM search_document document WHERE""", MAX_RANKED, keysOf(asked), MAX_RANKED)
                        .then(MatchConditions.allConditions(asked, restrictions))
                        .then("LIMIT ?) found", effort.hardLimit() + 1),
                MatchQuery::candidate);
    }

    private List<SearchCandidate> topMatches(AnalyzedQuery asked, ResolvedFilters restrictions) {
        List<ExpandedWord> groups = asked.expandedWords();
        return topScans(asked, restrictions).stream()
                .filter(candidate -> groups.stream().allMatch(candidate::matches))
                .toList();
    }

    /** Which words an article holds is told by the keys that come back: asking for each of them would cost more. */
    private List<SearchCandidate> topScans(AnalyzedQuery asked, ResolvedFilters restrictions) {
        Sql scans = TopMatchScans.condition(asked.expandedWords(), weeklyCounts.upTo(restrictions.asOf()), asked.corpusSize(), restrictions);
        return database.list(
                Sql.of(
                                "SELECT document.article_id, document.published_at, document.filed,"
                                        + " document.keys & ?::integer[] AS keys, document.title_sequence"
                                        + " FROM search_document document WHERE",
                                keysOf(asked))
                        .then(scans)
                        .then(MatchConditions.otherConditions(asked, restrictions))
                        .then("LIMIT ?", MAX_SCANNED),
                MatchQuery::candidate);
    }

    private static List<Integer> keysOf(AnalyzedQuery asked) {
        return asked.expandedWords().stream().flatMap(group -> group.keys().stream()).toList();
    }

    private static SearchCandidate candidate(Row row) throws SQLException {
        return new SearchCandidate(
                row.number("article_id"),
                row.time("published_at"),
                row.integers("filed"),
                row.integers("keys"),
                row.integers("title_sequence"));
    }
}
