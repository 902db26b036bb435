package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.FullTextFilter;
import org.broadsheet.articles.reading.SearchText;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.matching.MatchQuery.Found;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.FilterKeyQuery;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.query.SearchRestrictions;

/** For those who follow a search rather than look something up: what matches as it comes in, good or less good. */
@Singleton
public class NewestMatches implements FullTextFilter {
    private final PlannerSettings planning;
    private final QueryAnalyzer interpreter;
    private final FilterKeyQuery filters;
    private final MatchQuery matches;
    private final RemainingMatches tail;

    NewestMatches(
            PlannerSettings planning,
            QueryAnalyzer interpreter,
            FilterKeyQuery filters,
            MatchQuery matches,
            RemainingMatches tail) {
        this.planning = planning;
        this.interpreter = interpreter;
        this.filters = filters;
        this.matches = matches;
        this.tail = tail;
    }

    @Override
    @Transactional
    public List<Long> newest(SearchText words, ArticleFilter filter, int limit) {
        planning.alongIndexes();
        AnalyzedQuery asked = interpreter.of(
                ParsedQuery.of(words),
                filter.language() == null ? null : filter.language().tags());
        SearchRestrictions restrictions = filters.of(filter, Timestamps.now());
        if (asked.asksForNothing() || restrictions.impossible()) {
            return List.of();
        }
        planning.anew(true);
        Found found = matches.of(asked, restrictions);
        List<TimePosition> places = found.others() == null
                ? tail.after(null, found, List.of(), asked, restrictions, limit).places()
                : known(found, asked);
        return places.stream().limit(limit).map(TimePosition::id).toList();
    }

    private static List<TimePosition> known(Found found, AnalyzedQuery asked) {
        Stream<TimePosition> best = found.candidates().stream()
                .filter(candidate -> asked.groups().stream().allMatch(candidate::holds))
                .map(SearchCandidate::place);
        return Stream.concat(best, found.others().stream())
                .sorted(TimePosition.NEWEST_FIRST)
                .toList();
    }
}
