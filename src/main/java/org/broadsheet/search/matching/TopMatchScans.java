package org.broadsheet.search.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.ExpandedWord;

/**
 * The index scans that find the candidates for ranking without reading all matches: rare words anywhere, frequent words
 * in titles, the most frequent words in the newest titles, and pairs of words in titles. Each scan is expected to return
 * about {@link #TARGET_ARTICLES} articles, however many there are.
 */
final class TopMatchScans {
    static final int TARGET_ARTICLES = 300;
    private static final int MAX_PAIRED_WORDS = 4;

    private final List<Week> weeks;
    private final int corpusSize;
    private final Sql filterCondition;
    private final double selectivity;
    private final List<Sql> scans = new ArrayList<>();

    private TopMatchScans(List<Week> weeks, int corpusSize, ResolvedFilters filters) {
        this.weeks = weeks;
        this.corpusSize = corpusSize;
        this.filterCondition = MatchConditions.requiredFilters(filters);
        this.selectivity = filters.selectivity(corpusSize);
    }

    /**
     * A condition that is the union of all scans. Each scan is a query of its own: PostgreSQL would take a filter that
     * they share out of a disjunction, scan the index for it alone, and compare the keys of every article that passes it.
     *
     * @param weeks newest first
     */
    static Sql condition(List<ExpandedWord> words, List<Week> weeks, int corpusSize, ResolvedFilters filters) {
        return new TopMatchScans(weeks, corpusSize, filters)
                .build(words.stream()
                        .sorted(Comparator.comparingInt(ExpandedWord::articles))
                        .toList());
    }

    private Sql build(List<ExpandedWord> rarestFirst) {
        List<ExpandedWord> frequent = addRareWords(rarestFirst);
        addTitleScans(frequent);
        List<ExpandedWord> paired = rarestFirst.subList(0, Math.min(MAX_PAIRED_WORDS, rarestFirst.size()));
        for (int i = 0; i < paired.size(); i++) {
            for (int j = i + 1; j < paired.size(); j++) {
                if (frequent.contains(paired.get(j))) {
                    addTitlePair(paired.get(i), paired.get(j));
                }
            }
        }
        if (scans.isEmpty()) {
            return Sql.of("false");
        }
        Sql sql = Sql.of("document.ctid = ANY (ARRAY(");
        for (int i = 0; i < scans.size(); i++) {
            sql.thenIf(i > 0, "UNION ALL").then(scans.get(i));
        }
        return sql.then("))");
    }

    /** @return the words that are too frequent to read all articles with them */
    private List<ExpandedWord> addRareWords(List<ExpandedWord> words) {
        List<ExpandedWord> frequent = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        int total = 0;
        for (ExpandedWord word : words) {
            int expected = afterFilters(word.articles());
            if (total + expected <= TARGET_ARTICLES || (keys.isEmpty() && expected <= 2 * TARGET_ARTICLES)) {
                total += expected;
                keys.addAll(word.keys());
            } else {
                frequent.add(word);
            }
        }
        if (!keys.isEmpty()) {
            add(MatchConditions.hasAnyKey(keys));
        }
        return frequent;
    }

    /** The expected number of these articles that pass the filters. */
    private int afterFilters(int articles) {
        return (int) Math.ceil(articles * selectivity);
    }

    private void add(Sql scan) {
        scans.add(Sql.of("SELECT document.ctid FROM search_document document WHERE")
                .then(scan)
                .then(filterCondition));
    }

    private void addTitleScans(List<ExpandedWord> words) {
        List<Integer> keys = new ArrayList<>();
        int total = 0;
        for (ExpandedWord word : words) {
            int expected = afterFilters(word.titles());
            if (total + expected <= TARGET_ARTICLES) {
                total += expected;
                keys.addAll(word.titleKeys());
            } else {
                double articles = (double) corpusSize * (TARGET_ARTICLES / 3) / Math.max(1, expected);
                add(MatchConditions.hasAnyKey(word.titleKeys())
                        .then("AND")
                        .then(MatchConditions.hasAnyKey(WeeklyCounts.newestKeys(weeks, articles))));
            }
        }
        if (!keys.isEmpty()) {
            add(MatchConditions.hasAnyKey(keys));
        }
    }

    private void addTitlePair(ExpandedWord one, ExpandedWord other) {
        if (afterFilters(Math.min(one.titles(), other.titles())) <= 2 * TARGET_ARTICLES) {
            add(MatchConditions.hasAnyKey(one.titleKeys())
                    .then("AND")
                    .then(MatchConditions.hasAnyKey(other.titleKeys())));
        }
    }
}
