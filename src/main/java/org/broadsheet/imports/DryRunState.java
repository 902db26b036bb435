package org.broadsheet.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of earlier batches of a dry run, whose transactions were rolled back but whose objects later lines need. */
public final class DryRunState {
    private static final Set<String> REPLAYED_KINDS = Set.of("category", "source");

    private final List<PreparedLine> taxonomyLines = new ArrayList<>();
    private final Set<String> articleSlugs = new HashSet<>();

    void add(PreparedLine line) {
        if (line.article() != null) {
            articleSlugs.add(line.slug());
        } else if (REPLAYED_KINDS.contains(line.kind())) {
            taxonomyLines.add(line);
        }
    }

    /** Returns the categories and sources before a line, which must be imported again before it. */
    List<PreparedLine> taxonomyLinesBefore(long number) {
        return taxonomyLines.stream()
                .filter(line -> line.line().number() < number)
                .distinct()
                .toList();
    }

    boolean containsArticles(Set<String> names) {
        return articleSlugs.containsAll(names);
    }
}
