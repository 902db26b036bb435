package org.broadsheet.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What earlier batches of a dry run brought, and later ones would find had it been kept. */
public final class DryRunState {
    private static final Set<String> NEEDED_BY_ARTICLES = Set.of("category", "source");

    private final List<PreparedLine> ground = new ArrayList<>();
    private final Set<String> articles = new HashSet<>();

    void note(PreparedLine line) {
        if (line.article() != null) {
            articles.add(line.slug());
        } else if (NEEDED_BY_ARTICLES.contains(line.kind())) {
            ground.add(line);
        }
    }

    /** What stood before that line, to be brought once more before anything that may stand on it. */
    List<PreparedLine> before(long number) {
        return ground.stream()
                .filter(line -> line.line().number() < number)
                .distinct()
                .toList();
    }

    boolean has(Set<String> names) {
        return articles.containsAll(names);
    }
}
