package org.broadsheet.search.suggestions;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.filters.FilterKeyQuery;
import org.broadsheet.search.matching.PlannerSettings;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.suggestions.NameSuggestions.NameMatch;

/** Combines the suggestions of names and titles. When there are none, it corrects the last word and tries again. */
@Singleton
class SuggestQuery {
    private final PlannerSettings plannerSettings;
    private final QueryAnalyzer queryAnalyzer;
    private final NameSuggestions names;
    private final TitleSuggestions titles;
    private final FilterKeyQuery filterKeyQuery;

    SuggestQuery(
            PlannerSettings plannerSettings,
            QueryAnalyzer queryAnalyzer,
            NameSuggestions names,
            TitleSuggestions titles,
            FilterKeyQuery filterKeyQuery) {
        this.plannerSettings = plannerSettings;
        this.queryAnalyzer = queryAnalyzer;
        this.names = names;
        this.titles = titles;
        this.filterKeyQuery = filterKeyQuery;
    }

    @Transactional
    List<Suggestion> suggest(TypedText typed, LanguageFilter language, int limit) {
        plannerSettings.useIndexes();
        plannerSettings.planEachStatement();
        List<Suggestion> found = find(typed, language, limit);
        if (!found.isEmpty()) {
            return found;
        }
        return queryAnalyzer
                .correctLastWord(typed.toPrefixQuery(), tags(language))
                .map(corrected -> find(new TypedText(corrected), language, limit))
                .orElse(List.of());
    }

    private static List<String> tags(LanguageFilter language) {
        return language == null ? null : language.tags();
    }

    /**
     * Names that start with the text, then titles, then names with a word that starts with it. Names that start with the
     * text leave half of the places to the others, as far as those need them.
     */
    private List<Suggestion> find(TypedText typed, LanguageFilter language, int limit) {
        AnalyzedQuery query = queryAnalyzer.analyze(typed.toPrefixQuery(), tags(language));
        ArticleFilter filter = ArticleFilter.PUBLISHED.withLanguage(language);
        TypedText corrected = query.suggestion() == null ? typed : new TypedText(query.suggestion());
        List<NameMatch> nameMatches = names.find(corrected, limit);
        List<Suggestion> titleSuggestions =
                titles.find(corrected, query, filterKeyQuery.resolve(filter, Timestamps.now()), limit);
        List<Suggestion> atStart = nameMatches.stream()
                .filter(NameMatch::atStart)
                .map(NameMatch::suggestion)
                .toList();
        List<Suggestion> others = nameMatches.stream()
                .filter(match -> !match.atStart())
                .map(NameMatch::suggestion)
                .toList();
        int startPlaces = Math.max((limit + 1) / 2, limit - titleSuggestions.size() - others.size());
        return Stream.of(
                        atStart.stream().limit(startPlaces),
                        titleSuggestions.stream(),
                        others.stream(),
                        atStart.stream().skip(startPlaces))
                .flatMap(part -> part)
                .limit(limit)
                .toList();
    }
}
