package org.broadsheet.search.suggestions;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.matching.PlannerSettings;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.FilterKeyQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.suggestions.NameSuggestions.Match;

/** Answers what somebody may be about to type. */
@Singleton
class SuggestQuery {
    private final PlannerSettings planning;
    private final QueryAnalyzer interpreter;
    private final NameSuggestions names;
    private final TitleSuggestions titles;
    private final FilterKeyQuery filters;

    SuggestQuery(
            PlannerSettings planning,
            QueryAnalyzer interpreter,
            NameSuggestions names,
            TitleSuggestions titles,
            FilterKeyQuery filters) {
        this.planning = planning;
        this.interpreter = interpreter;
        this.names = names;
        this.titles = titles;
        this.filters = filters;
    }

    @Transactional
    List<Suggestion> of(TypedText typed, LanguageFilter language, int limit) {
        planning.alongIndexes();
        planning.anew(true);
        List<Suggestion> found = found(typed, language, limit);
        if (!found.isEmpty()) {
            return found;
        }
        return interpreter
                .mendedEnd(typed.asQuery(), tags(language))
                .map(mended -> found(new TypedText(mended), language, limit))
                .orElse(List.of());
    }

    private static List<String> tags(LanguageFilter language) {
        return language == null ? null : language.tags();
    }

    /** Names that begin so, then titles, then names that have it further inside. */
    private List<Suggestion> found(TypedText typed, LanguageFilter language, int limit) {
        AnalyzedQuery asked = interpreter.of(typed.asQuery(), tags(language));
        ArticleFilter filter = ArticleFilter.published(null, null, null, null, language, null, null);
        TypedText meant = asked.suggestion() == null ? typed : new TypedText(asked.suggestion());
        List<Match> named = names.of(meant, limit);
        List<Suggestion> titled = titles.of(meant, asked, filters.of(filter, Timestamps.now()), limit);
        List<Suggestion> beginning =
                named.stream().filter(Match::begins).map(Match::suggestion).toList();
        List<Suggestion> inside = named.stream()
                .filter(match -> !match.begins())
                .map(Match::suggestion)
                .toList();
        int leading = Math.max((limit + 1) / 2, limit - titled.size() - inside.size());
        return Stream.of(
                        beginning.stream().limit(leading),
                        titled.stream(),
                        inside.stream(),
                        beginning.stream().skip(leading))
                .flatMap(part -> part)
                .limit(limit)
                .toList();
    }
}
