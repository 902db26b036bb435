package org.broadsheet.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.platform.sql.Sql;

/** Turns what a query asks for into conditions on {@code search_document document}. */
final class Conditions {
    private Conditions() {}

    /** By the core's operator, which the index serves; the one of intarray would shadow it. */
    private static final String HOLDS = "document.keys OPERATOR(pg_catalog.&&) ?::integer[]";

    static Sql holds(Collection<Integer> keys) {
        return Sql.of(HOLDS, keys);
    }

    /** What every match must fulfil, whether it holds all words or only some. */
    static Sql always(Interpretation asked) {
        Sql sql = Sql.of("true");
        if (!asked.withoutTerms().isEmpty()) {
            sql.then("AND NOT").then(holds(keysOf(asked.withoutTerms())));
        }
        asked.phrases().forEach(phrase -> sql.then("AND strpos(document.content, ?) > 0", ' ' + phrase + ' '));
        asked.withoutPhrases().forEach(phrase -> sql.then("AND strpos(document.content, ?) = 0", ' ' + phrase + ' '));
        return sql;
    }

    static Sql allWords(Interpretation asked) {
        Sql sql = always(asked);
        asked.groups().stream()
                .sorted(Comparator.comparingInt(TermGroup::articles))
                .forEach(group -> sql.then("AND").then(holds(group.keys())));
        return sql;
    }

    private static List<Integer> keysOf(List<Integer> terms) {
        return terms.stream()
                .flatMap(term -> java.util.stream.IntStream.range(0, 16).mapToObj(each -> term << 4 | each))
                .toList();
    }
}
