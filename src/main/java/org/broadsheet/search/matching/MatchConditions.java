package org.broadsheet.search.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.database.Sql;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.SearchRestrictions;
import org.broadsheet.search.query.TermAlternatives;

/** Turns what a query asks for into conditions on {@code search_document document}. */
public final class MatchConditions {
    private MatchConditions() {}

    /** By the core's operator, which the index serves; the one of intarray would shadow it. */
    private static final String HOLDS = "document.keys OPERATOR(pg_catalog.&&) ?::integer[]";

    public static Sql holds(Collection<Integer> keys) {
        return Sql.of(HOLDS, keys);
    }

    /** What the index answers of the filters, to be repeated in every scan of it. Begins with AND unless empty. */
    public static Sql filed(SearchRestrictions restrictions) {
        Sql sql = Sql.of("");
        restrictions.required().forEach(each -> sql.then("AND").then(holds(each.keys())));
        return sql;
    }

    /** What every match must fulfil besides, whether it holds all words or only some. Begins with AND. */
    static Sql always(AnalyzedQuery asked, SearchRestrictions restrictions) {
        Sql sql = Sql.of("AND document.published_at <= ?", restrictions.asOf())
                .thenIf(restrictions.from() != null, "AND document.published_at >= ?", restrictions.from())
                .thenIf(restrictions.before() != null, "AND document.published_at < ?", restrictions.before())
                .thenIf(
                        !restrictions.forbidden().isEmpty(),
                        "AND NOT document.filter_keys OPERATOR(pg_catalog.&&) ?::integer[]",
                        restrictions.forbidden());
        if (!asked.withoutTerms().isEmpty()) {
            sql.then("AND NOT").then(holds(keysOf(asked.withoutTerms())));
        }
        asked.phrases().forEach(phrase -> sql.then("AND strpos(document.content, ?) > 0", ' ' + phrase + ' '));
        asked.withoutPhrases().forEach(phrase -> sql.then("AND strpos(document.content, ?) = 0", ' ' + phrase + ' '));
        return sql;
    }

    /** What tells a match that holds every word. */
    static Sql allWords(AnalyzedQuery asked, SearchRestrictions restrictions) {
        Sql sql = Sql.of("true").then(filed(restrictions));
        asked.groups().stream()
                .sorted(Comparator.comparingInt(TermAlternatives::articles))
                .forEach(group -> sql.then("AND").then(holds(group.keys())));
        return sql.then(always(asked, restrictions));
    }

    private static List<Integer> keysOf(List<Integer> terms) {
        return terms.stream()
                .flatMap(term -> IntStream.range(0, 16).mapToObj(each -> term << 4 | each))
                .toList();
    }
}
