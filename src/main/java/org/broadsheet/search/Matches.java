package org.broadsheet.search;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Row;
import org.broadsheet.platform.sql.Sql;

/** Finds the articles a query is answered from. */
@Singleton
class Matches {
    /** With fewer articles that hold all words, those that hold some of them are shown too. */
    static final int FEW = 100;

    /** So many articles are ranked although none of them may be good. */
    private static final int ALL_RANKED = 2 * Scans.ENOUGH;

    private static final int WEEKS = 300;

    /** A guard, should the counts be far off. */
    private static final int MOST = 5000;

    /** From the document to its article and never the other way: only documents are found by their words. */
    static final String TABLES = """
            search_document document CROSS JOIN LATERAL (
                SELECT id, slug, status, language, listed_at FROM article WHERE article.id = document.article_id OFFSET 0
            ) article""";

    private final Database database;

    Matches(Database database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param matching the condition that tells a match, on {@code search_document document} joined to its {@code article}
     * @param complete whether the candidates are all matches there are
     */
    record Found(List<Candidate> candidates, Sql matching, boolean complete) {}

    /**
     * To be called first, in the transaction of the search: the planner thinks comparing two arrays as cheap as two
     * numbers, and would read all documents instead of the index.
     */
    void prepare() {
        database.first(
                Sql.of("SELECT set_config('enable_seqscan', 'off', true),"
                        + " set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)"),
                row -> true);
    }

    /** @param filter conditions on {@code article}, the first word of which is AND */
    Found of(Interpretation asked, Sql filter) {
        List<TermGroup> groups = asked.groups();
        Sql allWords = Conditions.allWords(asked).then(filter);
        List<Candidate> whole = candidates(groups, allWords, ALL_RANKED + 1);
        if (whole.size() > ALL_RANKED) {
            List<Candidate> best = scanned(asked, groups, filter).stream()
                    .filter(candidate -> groups.stream().allMatch(candidate::holds))
                    .toList();
            return new Found(best, allWords, false);
        }
        if (whole.size() >= FEW || groups.size() < 2) {
            return new Found(whole, allWords, true);
        }
        List<Candidate> some = scanned(asked, groups, filter);
        List<Candidate> both =
                Stream.concat(whole.stream(), some.stream()).distinct().toList();
        List<Long> ids = both.stream().map(Candidate::id).toList();
        return new Found(both, Sql.of("document.article_id = ANY (?)", ids), true);
    }

    /** Which words an article holds is told by the keys that come back: asking for each of them would cost more. */
    private List<Candidate> scanned(Interpretation asked, List<TermGroup> groups, Sql filter) {
        Sql scans = Scans.of(groups, weeks(), asked.corpus());
        return candidates(
                groups, scans.then("AND").then(Conditions.always(asked)).then(filter), MOST);
    }

    private List<Candidate> candidates(List<TermGroup> groups, Sql condition, int limit) {
        List<Integer> keys =
                groups.stream().flatMap(group -> group.keys().stream()).toList();
        return database.list(
                Sql.of(
                                "SELECT document.article_id, document.published_at,"
                                        + " document.keys & ?::integer[] AS keys, document.title_sequence",
                                keys)
                        .then("FROM " + TABLES + " WHERE")
                        .then(condition)
                        .then("LIMIT ?", limit),
                Matches::candidate);
    }

    private static Candidate candidate(Row row) throws SQLException {
        return new Candidate(
                row.number("article_id"),
                row.time("published_at"),
                row.integers("keys"),
                row.integers("title_sequence"));
    }

    private List<Scans.Week> weeks() {
        return database.list(
                Sql.of("SELECT week, articles FROM search_week ORDER BY week LIMIT ?", WEEKS),
                row -> new Scans.Week(row.integer("week"), row.integer("articles")));
    }

    /** Where a walk through the matches by time has got to. */
    record Position(Instant publishedAt, long id) {}

    /** What is left of the matches, newest first. */
    List<Position> rest(Found found, List<Long> shown, Position after, int limit) {
        return database.list(
                Sql.of("SELECT document.published_at, document.article_id FROM " + TABLES + " WHERE")
                        .then(found.matching())
                        .then("AND document.article_id <> ALL (?)", shown)
                        .thenIf(
                                after != null,
                                "AND (document.published_at, document.article_id) < (?, ?)",
                                after == null ? null : after.publishedAt(),
                                after == null ? null : after.id())
                        .then("ORDER BY document.published_at DESC, document.article_id DESC LIMIT ?", limit),
                row -> new Position(row.time("published_at"), row.number("article_id")));
    }
}
