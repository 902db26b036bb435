package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ExpandedWord;

/**
 * Finds the matches of a search. All matches are read when they are few. Otherwise {@link MatchSampler} reads a sample for
 * the facets and {@link TopMatchScans} find the candidates for ranking, so that the work does not grow with the number of
 * articles.
 */
@Singleton
public class MatchQuery {
    /** With fewer articles that contain all words, articles that contain some of them are candidates too. */
    static final int FEW_MATCHES = 100;

    /** Up to this many matches are all ranked. */
    private static final int MAX_RANKED = 2 * TopMatchScans.TARGET_ARTICLES;

    /** Limits the scans for candidates when the counts underestimate them. */
    private static final int MAX_SCANNED = 5000;

    private final Database database;
    private final MatchSampler sampler;
    private final WeeklyCounts weeklyCounts;

    MatchQuery(Database database, MatchSampler sampler, WeeklyCounts weeklyCounts) {
        this.database = database;
        this.sampler = sampler;
        this.weeklyCounts = weeklyCounts;
    }

    public Matches find(AnalyzedQuery query, ResolvedFilters filters) {
        SearchCostLimits limits = SearchCostLimits.of(query);
        int upperBound = MatchEstimate.upperBound(query, filters);
        if (upperBound > limits.maxReadMatches() && !MatchEstimate.expectsFew(query, filters, limits)) {
            MatchSample sample = sampler.sample(query, filters, limits);
            if (sample.estimatedMatches() > limits.maxReadMatches() || upperBound > limits.maxScannedArticles()) {
                return new Matches(topMatches(query, filters), sample, null);
            }
        }
        List<SearchCandidate> all = allMatches(query, filters, limits);
        if (all.size() > limits.hardLimit()) {
            return new Matches(topMatches(query, filters), sampler.sample(query, filters, limits), null);
        }
        return withCandidates(query, filters, all);
    }

    /** Chooses the candidates for ranking when all matches are known. */
    private Matches withCandidates(AnalyzedQuery query, ResolvedFilters filters, List<SearchCandidate> all) {
        if (all.size() > MAX_RANKED) {
            List<SearchCandidate> top = topMatches(query, filters);
            Set<Long> topIds = top.stream().map(SearchCandidate::id).collect(Collectors.toSet());
            List<TimePosition> unranked = all.stream()
                    .filter(match -> !topIds.contains(match.id()))
                    .map(SearchCandidate::position)
                    .sorted(TimePosition.NEWEST_FIRST)
                    .toList();
            return new Matches(top, MatchSample.complete(all), unranked);
        }
        if (all.size() >= FEW_MATCHES || query.expandedWords().size() < 2) {
            return new Matches(all, MatchSample.complete(all), List.of());
        }
        Map<Long, SearchCandidate> byId = new LinkedHashMap<>();
        all.forEach(match -> byId.put(match.id(), match));
        topCandidates(query, filters).forEach(candidate -> byId.putIfAbsent(candidate.id(), candidate));
        List<SearchCandidate> candidates = new ArrayList<>(byId.values());
        return new Matches(candidates, MatchSample.complete(candidates), List.of());
    }

    /** All matches, at most one more than the hard limit. They have keys and titles only if few enough to rank them all. */
    private List<SearchCandidate> allMatches(AnalyzedQuery query, ResolvedFilters filters, SearchCostLimits limits) {
        return database.list(
                Sql.of("""
                                SELECT article_id, published_at, filter_keys,
                                       CASE WHEN matches <= ? THEN keys & ?::integer[] ELSE '{}' END AS keys,
                                       CASE WHEN matches <= ? THEN title_sequence ELSE '{}' END AS title_sequence
                                FROM (SELECT article_id, published_at, filter_keys, keys, title_sequence,
                                             count(*) OVER () AS matches
                                      FROM search_document document WHERE""", MAX_RANKED, keysOf(query), MAX_RANKED)
                        .then(MatchConditions.allConditions(query, filters))
                        .then("LIMIT ?) found", limits.hardLimit() + 1),
                MatchQuery::candidate);
    }

    private List<SearchCandidate> topMatches(AnalyzedQuery query, ResolvedFilters filters) {
        List<ExpandedWord> words = query.expandedWords();
        return topCandidates(query, filters).stream()
                .filter(candidate -> words.stream().allMatch(candidate::contains))
                .toList();
    }

    /** Candidates with any of the words. Their keys tell which words they contain; conditions for that would cost more. */
    private List<SearchCandidate> topCandidates(AnalyzedQuery query, ResolvedFilters filters) {
        Sql scans = TopMatchScans.condition(
                query.expandedWords(), weeklyCounts.upTo(filters.asOf()), query.corpusSize(), filters);
        return database.list(
                Sql.of("""
                SELECT document.article_id, document.published_at, document.filter_keys,
                document.keys & ?::integer[] AS keys, document.title_sequence
                FROM search_document document WHERE""", keysOf(query))
                        .then(scans)
                        .then(MatchConditions.otherConditions(query, filters))
                        .then("LIMIT ?", MAX_SCANNED),
                MatchQuery::candidate);
    }

    private static List<Integer> keysOf(AnalyzedQuery query) {
        return query.expandedWords().stream()
                .flatMap(word -> word.keys().stream())
                .toList();
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
