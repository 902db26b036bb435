package org.broadsheet.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.SearchWords;
import org.broadsheet.articles.WordSearch;
import org.broadsheet.platform.json.Times;
import org.broadsheet.search.Matches.Found;

/** For those who follow a search rather than look something up: what matches as it comes in, good or less good. */
@Singleton
public class NewestMatches implements WordSearch {
    private final Planning planning;
    private final Interpreter interpreter;
    private final FilterKeys filters;
    private final Matches matches;
    private final Tail tail;

    NewestMatches(Planning planning, Interpreter interpreter, FilterKeys filters, Matches matches, Tail tail) {
        this.planning = planning;
        this.interpreter = interpreter;
        this.filters = filters;
        this.matches = matches;
        this.tail = tail;
    }

    @Override
    @Transactional
    public List<Long> newest(SearchWords words, ArticleFilter filter, int limit) {
        planning.alongIndexes();
        Interpretation asked = interpreter.of(
                QueryText.of(words),
                filter.language() == null ? null : filter.language().tags());
        Restrictions restrictions = filters.of(filter, Times.now());
        if (asked.asksForNothing() || restrictions.impossible()) {
            return List.of();
        }
        planning.anew(true);
        Found found = matches.of(asked, restrictions);
        List<Place> places = found.others() == null
                ? tail.after(null, found, List.of(), asked, restrictions, limit).places()
                : known(found, asked);
        return places.stream().limit(limit).map(Place::id).toList();
    }

    private static List<Place> known(Found found, Interpretation asked) {
        Stream<Place> best = found.candidates().stream()
                .filter(candidate -> asked.groups().stream().allMatch(candidate::holds))
                .map(Candidate::place);
        return Stream.concat(best, found.others().stream())
                .sorted(Place.NEWEST_FIRST)
                .toList();
    }
}
