package org.broadsheet.related.explanation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.index.TimeDecay;
import org.broadsheet.related.ranking.RelatedCandidate;

/** Finds the reasons why articles are listed: the terms they share with the subject, with the part of the score of each. */
@Singleton
public class ExplanationQuery {
    private static final int MAX_TERMS = 8;

    /** The term as readers see it: for a tag, author or category its slug after the prefix; for a piece of a word, the word. */
    private static final String READABLE = """
            CASE left(term.lexeme, 1)
                WHEN '#' THEN '#' || (SELECT slug FROM tag WHERE id = substr(term.lexeme, 2)::bigint)
                WHEN '@' THEN '@' || (SELECT slug FROM author WHERE id = substr(term.lexeme, 2)::bigint)
                WHEN '=' THEN '=' || (SELECT slug FROM category WHERE id = substr(term.lexeme, 2)::bigint)
                ELSE coalesce(whole.word, term.lexeme) END""";

    /** In languages without a stemmer, terms are pieces of words: maps each piece to the shortest word that contains it. */
    private static final String WORDS = """
            SELECT article.id AS article_id, piece, (array_agg(word ORDER BY length(word), word))[1] AS word
            FROM article
            CROSS JOIN LATERAL unnest(tsvector_to_array(
                to_tsvector(text_config(language), concat(title, ' ', left(body_text, 20000))))) word
            CROSS JOIN LATERAL related_ngrams(word) piece
            WHERE article.id = ANY (?) AND NOT related_is_stemmed(language) AND length(piece) = 5
            GROUP BY article.id, piece""";

    private final Database database;

    ExplanationQuery(Database database) {
        this.database = database;
    }

    /**
     * A term that the subject and an article share.
     *
     * @param lexeme a word, or the slug of a tag (prefix #), author (@) or category (=)
     * @param likeness the term's part of the likeness
     * @param days time between the subject and the article
     */
    private record SharedTerm(long articleId, String lexeme, double likeness, double days) {}

    /** The reasons for each candidate, by its id. Their weights add up to the candidate's score. */
    public Map<Long, List<RelatedReason>> findReasons(RelatedSubject subject, List<RelatedCandidate> candidates) {
        List<Long> automatic = candidates.stream()
                .filter(each -> each.origin() == RelatedOrigin.automatic)
                .map(RelatedCandidate::id)
                .toList();
        List<SharedTerm> all = automatic.isEmpty()
                ? List.of()
                : database.list(sharedTerms(subject, automatic), ExplanationQuery::sharedTerm);
        Map<Long, List<SharedTerm>> shared = all.stream().collect(Collectors.groupingBy(SharedTerm::articleId));
        Map<Long, List<RelatedReason>> reasons = new HashMap<>();
        for (RelatedCandidate each : candidates) {
            reasons.put(
                    each.id(),
                    each.origin() == RelatedOrigin.automatic
                            ? reasons(each.score(), shared.getOrDefault(each.id(), List.of()))
                            : List.of(RelatedReason.ofOrigin(each.origin(), each.score())));
        }
        return reasons;
    }

    private static SharedTerm sharedTerm(Row row) throws SQLException {
        return new SharedTerm(row.number("article_id"), row.text("lexeme"), row.real("likeness"), row.real("days"));
    }

    private static Sql sharedTerms(RelatedSubject subject, List<Long> articleIds) {
        Sql subjectTerms = subject.textVector() == null
                ? Sql.of("""
                        SELECT given.term, avg(given.impact) AS impact
                        FROM related_vector, unnest(terms, impacts) AS given (term, impact)
                        WHERE article_id = ANY (?) GROUP BY given.term""", subject.articleIds())
                : Sql.of(
                        "SELECT term, impact FROM unnest(?::integer[], ?::real[]) AS given (term, impact)",
                        subject.textVector().vector().terms(),
                        subject.textVector().vector().impacts());
        return Sql.of("WITH mine AS MATERIALIZED (")
                .then(subjectTerms)
                .then("), whole AS MATERIALIZED (")
                .then(WORDS, articleIds)
                .then(") SELECT vector.article_id, abs(vector.day - ?) AS days,", subject.day())
                .then(READABLE)
                .then("""
                        AS lexeme,
                        theirs.impact * mine.impact * related_term_weight(term.articles, term.uses, corpus.articles) AS likeness
                        FROM related_vector vector
                        LEFT JOIN related_corpus corpus ON corpus.language = vector.language
                        CROSS JOIN LATERAL unnest(vector.terms, vector.impacts) AS theirs (term, impact)
                        JOIN mine ON mine.term = theirs.term
                        JOIN related_term term ON term.id = theirs.term
                        LEFT JOIN whole ON whole.article_id = vector.article_id AND whole.piece = term.lexeme
                        WHERE vector.article_id = ANY (?)
                        ORDER BY likeness DESC, lexeme""", articleIds);
    }

    /**
     * Time multiplies likeness by 1 to 2, so its part of the score is closeness / (1 + closeness). The rest is divided among
     * the shared terms by likeness.
     */
    private static List<RelatedReason> reasons(double score, List<SharedTerm> shared) {
        double total = shared.stream().mapToDouble(SharedTerm::likeness).sum();
        if (total == 0) {
            return List.of(RelatedReason.terms(score, List.of()));
        }
        double days = shared.get(0).days();
        double closeness = TimeDecay.closeness(days);
        double timeWeight = score * closeness / (1 + closeness);
        double perLikeness = (score - timeWeight) / total;
        List<RelatedReason> reasons = new ArrayList<>();
        List<SharedTerm> terms = withPrefix(shared, '\0');
        List<SharedTerm> tags = withPrefix(shared, '#');
        List<SharedTerm> authors = withPrefix(shared, '@');
        List<SharedTerm> categories = withPrefix(shared, '=');
        addUnlessEmpty(reasons, terms, RelatedReason.terms(perLikeness * sum(terms), names(terms, 0)));
        addUnlessEmpty(reasons, tags, RelatedReason.tags(perLikeness * sum(tags), names(tags, 1)));
        addUnlessEmpty(reasons, authors, RelatedReason.author(perLikeness * sum(authors), names(authors, 1)));
        if (!categories.isEmpty()) {
            reasons.add(RelatedReason.category(
                    perLikeness * sum(categories), names(categories, 1).get(0)));
        }
        reasons.add(RelatedReason.time(timeWeight, days));
        reasons.sort(Comparator.comparingDouble(RelatedReason::weight).reversed());
        return roundedToSum(score, reasons);
    }

    /** Rounds the weights to four decimals, and adjusts the first so that they still add up to the score. */
    private static List<RelatedReason> roundedToSum(double score, List<RelatedReason> reasons) {
        List<RelatedReason> rounded = new ArrayList<>(reasons.stream()
                .map(each -> each.withWeight(RelatedCandidate.rounded(each.weight())))
                .toList());
        double rest =
                rounded.stream().skip(1).mapToDouble(RelatedReason::weight).sum();
        rounded.set(0, rounded.get(0).withWeight(RelatedCandidate.rounded(score - rest)));
        return rounded;
    }

    private static void addUnlessEmpty(List<RelatedReason> reasons, List<SharedTerm> shared, RelatedReason reason) {
        if (!shared.isEmpty()) {
            reasons.add(reason);
        }
    }

    /** @param prefix the first character, or NUL for words */
    private static List<SharedTerm> withPrefix(List<SharedTerm> shared, char prefix) {
        return shared.stream()
                .filter(each -> "#@=".indexOf(each.lexeme().charAt(0)) < 0
                        ? prefix == '\0'
                        : each.lexeme().charAt(0) == prefix)
                .toList();
    }

    private static double sum(List<SharedTerm> shared) {
        return shared.stream().mapToDouble(SharedTerm::likeness).sum();
    }

    private static List<String> names(List<SharedTerm> shared, int from) {
        return shared.stream()
                .map(each -> each.lexeme().substring(from))
                .distinct()
                .limit(MAX_TERMS)
                .toList();
    }
}
