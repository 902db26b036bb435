package org.broadsheet.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.broadsheet.http.json.ClosestMatch;

/** The kinds of objects to export. {@link #ALL} has the order in which an import needs them. */
public record ExportKinds(Set<String> names) {
    static final String ARTICLES = "articles";
    static final List<String> ALL = List.of("site", "categories", "authors", "tags", "sources", "media", ARTICLES);
    static final ExportKinds ARTICLES_ONLY = new ExportKinds(Set.of(ARTICLES));

    /** @throws IllegalArgumentException if the text is no comma-separated list of kinds */
    public static ExportKinds fromString(String text) {
        List<String> names = Arrays.asList(text.split(",", -1));
        names.stream().filter(name -> !ALL.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(ClosestMatch.oneOf(ALL, unknown));
        });
        return new ExportKinds(Set.copyOf(names));
    }
}
