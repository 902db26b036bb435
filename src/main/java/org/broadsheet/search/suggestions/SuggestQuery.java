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
import org.broadsheet.search.filters.FilterKeyQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.suggestions.NameSuggestions.NameMatch;

/** Answers what somebody may be about to type. */
@Singleton
class SuggestQuery {
    private final PlannerSettings plannerSettings;
    private final QueryAnalyzer queryAnalyzer;
    private final NameSuggestions names;
    private final TitleSuggestions titles;
    private final FilterKeyQuery filterKeyQuery;

    SuggestQuery(
            PlannerSettings planning,
            QueryAnalyzer interpreter,
            NameSuggestions names,
            TitleSuggestions titles,
            FilterKeyQuery filters) {
        this.plannerSettings = planning;
        this.queryAnalyzer = interpreter;
        this.names = names;
        this.titles = titles;
        this.filterKeyQuery = filters;
    }

    @Transactional
    List<Suggestion> suggest(TypedText typed, LanguageFilter language, int limit) {
        plannerSettings.useIndexes();
        plannerSettings.planEachStatement(true);
        List<Suggestion> found = find(typed, language, limit);
        if (!found.isEmpty()) {
            return found;
        }
        return queryAnalyzer
                .correctLastWord(typed.toPrefixQuery(), tags(language))
                .map(mended -> find(new TypedText(mended), language, limit))
                .orElse(List.of());
    }

    private static List<String> tags(LanguageFilter language) {
        return language == null ? null : language.tags();
    }

    /** Names that begin so, then titles, then names that have it further inside. */
    private List<Suggestion> find(TypedText typed, LanguageFilter language, int limit) {
        AnalyzedQuery asked = queryAnalyzer.analyze(typed.toPrefixQuery(), tags(language));
        ArticleFilter filter = ArticleFilter.published(null, null, null, null, language, null, null);
        TypedText meant = asked.suggestion() == null ? typed : new TypedText(asked.suggestion());
        List<NameMatch> named = names.find(meant, limit);
        List<Suggestion> titled = titles.find(meant, asked, filterKeyQuery.resolve(filter, Timestamps.now()), limit);
        List<Suggestion> beginning =
                named.stream().filter(NameMatch::atStart).map(NameMatch::suggestion).toList();
        List<Suggestion> inside = named.stream()
                .filter(match -> !match.atStart())
                .map(NameMatch::suggestion)
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
