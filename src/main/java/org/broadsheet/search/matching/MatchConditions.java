package org.broadsheet.search.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ExpandedWord;

/** Turns queries and filters into SQL conditions on {@code search_document document}. */
public final class MatchConditions {
    private MatchConditions() {}

    /** Names the schema, since the operator of the extension intarray would hide the one that the index supports. */
    private static final String KEYS_OVERLAP = "document.keys OPERATOR(pg_catalog.&&) ?::integer[]";

    public static Sql hasAnyKey(Collection<Integer> keys) {
        return Sql.of(KEYS_OVERLAP, keys);
    }

    /** The filters that the index serves; every scan of it repeats them. Begins with AND unless empty. */
    public static Sql requiredFilters(ResolvedFilters filters) {
        Sql sql = Sql.of("");
        filters.required().forEach(each -> sql.then("AND").then(hasAnyKey(each.keys())));
        return sql;
    }

    /** Times, excluded filters, excluded words and phrases. They are compared row by row. Begins with AND. */
    static Sql otherConditions(AnalyzedQuery query, ResolvedFilters filters) {
        Sql sql = Sql.of("AND document.published_at <= ?", filters.asOf())
                .thenIf(filters.publishedFrom() != null, "AND document.published_at >= ?", filters.publishedFrom())
                .thenIf(filters.publishedBefore() != null, "AND document.published_at < ?", filters.publishedBefore())
                .thenIf(
                        !filters.excludedKeys().isEmpty(),
                        "AND NOT document.filter_keys OPERATOR(pg_catalog.&&) ?::integer[]",
                        filters.excludedKeys());
        if (!query.excludedTerms().isEmpty()) {
            sql.then("AND NOT").then(hasAnyKey(keysOf(query.excludedTerms())));
        }
        query.phrases().forEach(phrase -> sql.then("AND strpos(document.content, ?) > 0", ' ' + phrase + ' '));
        query.excludedPhrases().forEach(phrase -> sql.then("AND strpos(document.content, ?) = 0", ' ' + phrase + ' '));
        return sql;
    }

    /** All conditions of a match: it passes the filters and contains every word, rarest word first. */
    static Sql allConditions(AnalyzedQuery query, ResolvedFilters filters) {
        Sql sql = Sql.of("true").then(requiredFilters(filters));
        query.expandedWords().stream()
                .sorted(Comparator.comparingInt(ExpandedWord::articles))
                .forEach(word -> sql.then("AND").then(hasAnyKey(word.keys())));
        return sql.then(otherConditions(query, filters));
    }

    private static List<Integer> keysOf(List<Integer> terms) {
        return terms.stream()
                .flatMap(term -> IntStream.range(0, 16).mapToObj(low -> term << 4 | low))
                .toList();
    }
}
