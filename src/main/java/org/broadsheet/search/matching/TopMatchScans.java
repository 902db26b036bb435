package org.broadsheet.search.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.database.Sql;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.SearchRestrictions;
import org.broadsheet.search.query.TermAlternatives;

/**
 * The few scans of the index that find the best articles for a query without reading all that match: rare words
 * anywhere, common ones in titles, the commonest in the newest titles. Each reads about {@link #ENOUGH} articles,
 * however large the archive is.
 */
final class TopMatchScans {
    static final int ENOUGH = 300;
    private static final int PAIRED_WORDS = 4;

    private final List<Week> weeks;
    private final int corpus;
    private final Sql filed;
    private final double share;
    private final List<Sql> scans = new ArrayList<>();

    private TopMatchScans(List<Week> weeks, int corpus, SearchRestrictions restrictions) {
        this.weeks = weeks;
        this.corpus = corpus;
        this.filed = MatchConditions.filed(restrictions);
        this.share = restrictions.share(corpus);
    }

    /** @param weeks newest first */
    static Sql of(List<TermAlternatives> asked, List<Week> weeks, int corpus, SearchRestrictions restrictions) {
        return new TopMatchScans(weeks, corpus, restrictions)
                .over(asked.stream()
                        .sorted(Comparator.comparingInt(TermAlternatives::articles))
                        .toList());
    }

    private Sql over(List<TermAlternatives> groups) {
        List<TermAlternatives> common = addRare(groups);
        addTitles(common);
        for (int i = 0; i < Math.min(PAIRED_WORDS, groups.size()); i++) {
            for (int j = i + 1; j < Math.min(PAIRED_WORDS, groups.size()); j++) {
                if (common.contains(groups.get(j))) {
                    addPair(groups.get(i), groups.get(j));
                }
            }
        }
        Sql sql = Sql.of("(false");
        scans.forEach(scan -> sql.then("OR").then(scan));
        return sql.then(")");
    }

    /** @return the words too common to follow wherever they stand */
    private List<TermAlternatives> addRare(List<TermAlternatives> groups) {
        List<TermAlternatives> common = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        int found = 0;
        for (TermAlternatives group : groups) {
            int passing = passing(group.articles());
            if (found + passing <= ENOUGH || (keys.isEmpty() && passing <= 2 * ENOUGH)) {
                found += passing;
                keys.addAll(group.keys());
            } else {
                common.add(group);
            }
        }
        if (!keys.isEmpty()) {
            add(MatchConditions.holds(keys));
        }
        return common;
    }

    /** How many of so many articles the filters are likely to let through. */
    private int passing(int articles) {
        return (int) Math.ceil(articles * share);
    }

    private void add(Sql scan) {
        scans.add(Sql.of("(").then(scan).then(filed).then(")"));
    }

    private void addTitles(List<TermAlternatives> groups) {
        List<Integer> keys = new ArrayList<>();
        int found = 0;
        for (TermAlternatives group : groups) {
            int passing = passing(group.titles());
            if (found + passing <= ENOUGH) {
                found += passing;
                keys.addAll(group.titleKeys());
            } else {
                add(MatchConditions.holds(group.titleKeys())
                        .then("AND")
                        .then(MatchConditions.holds(newest(passing, ENOUGH / 3))));
            }
        }
        if (!keys.isEmpty()) {
            add(MatchConditions.holds(keys));
        }
    }

    private void addPair(TermAlternatives one, TermAlternatives other) {
        if (passing(Math.min(one.titles(), other.titles())) <= 2 * ENOUGH) {
            add(MatchConditions.holds(one.titleKeys()).then("AND").then(MatchConditions.holds(other.titleKeys())));
        }
    }

    /** The newest weeks in which so many of the hits are to be expected. */
    private List<Integer> newest(int hits, int wanted) {
        List<Integer> keys = new ArrayList<>();
        double articles = (double) corpus * wanted / Math.max(1, hits);
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
