package org.broadsheet.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.platform.sql.Sql;

/**
 * The few scans of the index that find the best articles for a query without reading all that match: rare words
 * anywhere, common ones in titles, the commonest in the newest titles. Each reads about {@link #ENOUGH} articles,
 * however large the archive is.
 */
final class Scans {
    static final int ENOUGH = 300;
    private static final int PAIRED_WORDS = 4;

    private final List<Week> weeks;
    private final int corpus;
    private final List<Sql> scans = new ArrayList<>();

    private Scans(List<Week> weeks, int corpus) {
        this.weeks = weeks;
        this.corpus = corpus;
    }

    /** @param key the key that all articles of a week have */
    record Week(int key, int articles) {}

    /** @param weeks the newest ones, newest first */
    static Sql of(List<TermGroup> asked, List<Week> weeks, int corpus) {
        return new Scans(weeks, corpus)
                .over(asked.stream()
                        .sorted(Comparator.comparingInt(TermGroup::articles))
                        .toList());
    }

    private Sql over(List<TermGroup> groups) {
        List<TermGroup> common = addRare(groups);
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
    private List<TermGroup> addRare(List<TermGroup> groups) {
        List<TermGroup> common = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        int found = 0;
        for (TermGroup group : groups) {
            if (found + group.articles() <= ENOUGH || (keys.isEmpty() && group.articles() <= 2 * ENOUGH)) {
                found += group.articles();
                keys.addAll(group.keys());
            } else {
                common.add(group);
            }
        }
        if (!keys.isEmpty()) {
            scans.add(Conditions.holds(keys));
        }
        return common;
    }

    private void addTitles(List<TermGroup> groups) {
        List<Integer> keys = new ArrayList<>();
        int found = 0;
        for (TermGroup group : groups) {
            if (found + group.titles() <= ENOUGH) {
                found += group.titles();
                keys.addAll(group.titleKeys());
            } else {
                scans.add(Sql.of("(")
                        .then(Conditions.holds(group.titleKeys()))
                        .then("AND")
                        .then(Conditions.holds(newest(group.titles(), ENOUGH / 3)))
                        .then(")"));
            }
        }
        if (!keys.isEmpty()) {
            scans.add(Conditions.holds(keys));
        }
    }

    private void addPair(TermGroup one, TermGroup other) {
        if (Math.min(one.titles(), other.titles()) <= 2 * ENOUGH) {
            scans.add(Sql.of("(")
                    .then(Conditions.holds(one.titleKeys()))
                    .then("AND")
                    .then(Conditions.holds(other.titleKeys()))
                    .then(")"));
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
