package org.broadsheet.search.matching;


import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.database.Sql;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.ExpandedWord;

/**
 * The few scans of the index that find the best articles for a query without reading all that match: rare words
 * anywhere, common ones in titles, the commonest in the newest titles. Each reads about {@link #TARGET_ARTICLES} articles,
 * however large the archive is.
 */
final class TopMatchScans {
    static final int TARGET_ARTICLES = 300;
    private static final int MAX_PAIRED_WORDS = 4;

    private final List<Week> weeks;
    private final int corpusSize;
    private final Sql filterCondition;
    private final double selectivity;
    private final List<Sql> scans = new ArrayList<>();

    private TopMatchScans(List<Week> weeks, int corpus, ResolvedFilters restrictions) {
        this.weeks = weeks;
        this.corpusSize = corpus;
        this.filterCondition = MatchConditions.requiredFilters(restrictions);
        this.selectivity = restrictions.selectivity(corpus);
    }

    /** @param weeks newest first */
    static Sql condition(List<ExpandedWord> asked, List<Week> weeks, int corpus, ResolvedFilters restrictions) {
        return new TopMatchScans(weeks, corpus, restrictions)
                .build(asked.stream()
                        .sorted(Comparator.comparingInt(ExpandedWord::articles))
                        .toList());
    }

    private Sql build(List<ExpandedWord> groups) {
        List<ExpandedWord> common = addRareWords(groups);
        addTitleScans(common);
        for (int i = 0; i < Math.min(MAX_PAIRED_WORDS, groups.size()); i++) {
            for (int j = i + 1; j < Math.min(MAX_PAIRED_WORDS, groups.size()); j++) {
                if (common.contains(groups.get(j))) {
                    addTitlePair(groups.get(i), groups.get(j));
                }
            }
        }
        Sql sql = Sql.of("(false");
        scans.forEach(scan -> sql.then("OR").then(scan));
        return sql.then(")");
    }

    /** @return the words too common to follow wherever they stand */
    private List<ExpandedWord> addRareWords(List<ExpandedWord> groups) {
        List<ExpandedWord> common = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        int found = 0;
        for (ExpandedWord group : groups) {
            int passing = expectedMatches(group.articles());
            if (found + passing <= TARGET_ARTICLES || (keys.isEmpty() && passing <= 2 * TARGET_ARTICLES)) {
                found += passing;
                keys.addAll(group.keys());
            } else {
                common.add(group);
            }
        }
        if (!keys.isEmpty()) {
            add(MatchConditions.hasAnyKey(keys));
        }
        return common;
    }

    /** How many of so many articles the filters are likely to let through. */
    private int expectedMatches(int articles) {
        return (int) Math.ceil(articles * selectivity);
    }

    private void add(Sql scan) {
        scans.add(Sql.of("(").then(scan).then(filterCondition).then(")"));
    }

    private void addTitleScans(List<ExpandedWord> groups) {
        List<Integer> keys = new ArrayList<>();
        int found = 0;
        for (ExpandedWord group : groups) {
            int passing = expectedMatches(group.titles());
            if (found + passing <= TARGET_ARTICLES) {
                found += passing;
                keys.addAll(group.titleKeys());
            } else {
                add(MatchConditions.hasAnyKey(group.titleKeys())
                        .then("AND")
                        .then(MatchConditions.hasAnyKey(newestWeekKeys(passing, TARGET_ARTICLES / 3))));
            }
        }
        if (!keys.isEmpty()) {
            add(MatchConditions.hasAnyKey(keys));
        }
    }

    private void addTitlePair(ExpandedWord one, ExpandedWord other) {
        if (expectedMatches(Math.min(one.titles(), other.titles())) <= 2 * TARGET_ARTICLES) {
            add(MatchConditions.hasAnyKey(one.titleKeys()).then("AND").then(MatchConditions.hasAnyKey(other.titleKeys())));
        }
    }

    /** The newest weeks in which so many of the hits are to be expected. */
    private List<Integer> newestWeekKeys(int hits, int wanted) {
        List<Integer> keys = new ArrayList<>();
        double articles = (double) corpusSize * wanted / Math.max(1, hits);
        for (Week week : weeks) {
            if (articles <= 0) {
                break;
            }
            keys.add(week.key());
            articles -= week.articles();
        }
        return keys;
    }
}
