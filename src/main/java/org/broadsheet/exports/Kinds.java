package org.broadsheet.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.broadsheet.platform.json.NearMiss;

/** What to export, in the order in which an import needs it. */
public record Kinds(Set<String> names) {
    static final String ARTICLES = "articles";
    static final List<String> ALL = List.of("site", "categories", "authors", "tags", "sources", "media", ARTICLES);
    static final Kinds ARTICLES_ALONE = new Kinds(Set.of(ARTICLES));

    /** @throws IllegalArgumentException when it is not a comma-separated list of kinds */
    public static Kinds fromString(String text) {
        List<String> names = Arrays.asList(text.split(",", -1));
        names.stream().filter(name -> !ALL.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(NearMiss.amongst(ALL, unknown));
        });
        return new Kinds(Set.copyOf(names));
    }
}
