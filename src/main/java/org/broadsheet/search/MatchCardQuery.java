package org.broadsheet.search;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.SearchQuery.PageEntry;
import org.broadsheet.search.highlighting.Highlighter;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.SearchVocabulary;

/** Loads the article cards of a page of matches and marks the words of the query in their titles and bodies. */
@Singleton
class MatchCardQuery {
    /** Snippets are taken from this many characters of the body. */
    private static final int MAX_HIGHLIGHTED_CHARACTERS = 10_000;

    private final Database database;
    private final PrerenderedArticles cards;
    private final SearchVocabulary vocabulary;

    MatchCardQuery(Database database, PrerenderedArticles cards, SearchVocabulary vocabulary) {
        this.database = database;
        this.cards = cards;
        this.vocabulary = vocabulary;
    }

    private record LoadedArticle(long id, CardJson card, String title, String body) {}

    /** The entries in order, without those that are no longer published. */
    List<SearchMatch> load(List<PageEntry> entries, AnalyzedQuery query) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Highlighter highlighter = new Highlighter(spellings(query));
        Map<Long, LoadedArticle> loaded = database.map(
                Sql.of(
                                "SELECT article.id, article.public_id, article.title, left(article.body_text, ?) AS body,",
                                MAX_HIGHLIGHTED_CHARACTERS)
                        .then(cards.cardColumn("article.id"))
                        .then(
                                "FROM article WHERE article.id = ANY (?) AND article.status = 'published'",
                                entries.stream().map(PageEntry::id).toList()),
                row -> row.number("id"),
                row -> new LoadedArticle(
                        row.number("id"),
                        new CardJson(row.uuid("public_id"), row.text("card")),
                        row.text("title"),
                        row.text("body")));
        Map<Long, CardJson> rendered = cards.render(loaded.values().stream()
                .filter(each -> !each.card().isPrerendered())
                .map(LoadedArticle::id)
                .toList());
        return entries.stream()
                .filter(each -> loaded.containsKey(each.id()))
                .map(each -> {
                    LoadedArticle article = loaded.get(each.id());
                    CardJson card = article.card().isPrerendered() ? article.card() : rendered.get(each.id());
                    return new SearchMatch(card, each.score(), highlighter.highlight(article.title(), article.body()));
                })
                .filter(match -> match.article() != null)
                .toList();
    }

    /** The words to mark: those of the query and all words with the same terms. */
    private Set<String> spellings(AnalyzedQuery query) {
        Set<String> spellings = new HashSet<>();
        query.sequence().stream().filter(word -> !word.stopWord()).forEach(word -> spellings.add(word.word()));
        List<Integer> terms = query.expandedWords().stream()
                .flatMap(word -> word.termWeights().keySet().stream())
                .toList();
        spellings.addAll(vocabulary.spellings(terms));
        return spellings;
    }
}
