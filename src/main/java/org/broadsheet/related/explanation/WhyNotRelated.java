package org.broadsheet.related.explanation;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedResource;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.explanation.WhyRelated.Kind;
import org.broadsheet.related.explanation.WhyRelated.Obstacle;

/** Decides why an article is not in a related list. */
final class WhyNotRelated {
    /**
     * The article in question.
     *
     * @param duplicateOf slug of a listed article of which it is a near-duplicate; null if there is none
     */
    record OtherArticle(
            long id,
            String slug,
            String status,
            String language,
            boolean hidden,
            boolean translation,
            boolean excluded,
            boolean duplicateOfSubject,
            String duplicateOf,
            boolean matchesFilter) {}

    private final List<Obstacle> obstacles = new ArrayList<>();

    private WhyNotRelated() {}

    /** @param rank position among the first fifty; null if the article is not among them */
    static List<Obstacle> obstacles(RelatedSubject subject, OtherArticle other, RelatedOptions options, Integer rank) {
        WhyNotRelated why = new WhyNotRelated();
        if (rank == null) {
            why.addArticleObstacles(subject, other);
            why.addFilterObstacles(subject, other, options);
            why.addDuplicateObstacles(other);
            why.addRankObstacles(options);
        } else {
            why.addIf(
                    rank > options.limit(),
                    Kind.limit,
                    "It has rank " + rank + "; the limit is " + options.limit() + ".");
        }
        return why.obstacles;
    }

    private void addArticleObstacles(RelatedSubject subject, OtherArticle other) {
        boolean itself = other.id() == subject.editorialArticleId();
        addIf(itself, Kind.itself, "It is the article itself.");
        addIf(other.translation() && !itself, Kind.translation, "It is a translation of the article.");
        addIf(!isPublished(other), Kind.status, "It is not published; it is " + other.status() + ".");
        addIf(other.hidden(), Kind.hidden, "Editors keep it out of related lists.");
        addIf(other.excluded(), Kind.excluded, "Editors excluded it from this list.");
    }

    private void addFilterObstacles(RelatedSubject subject, OtherArticle other, RelatedOptions options) {
        boolean excluded = options.exclude().contains(other.slug());
        LanguageFilter languages = options.criteria().language();
        boolean languageMatches =
                languages == null ? other.language().equals(subject.language()) : languages.matches(other.language());
        addIf(excluded, Kind.filter, "The request excludes it.");
        addIf(!languageMatches, Kind.language, "It is written in `" + other.language() + "`.");
        addIf(
                isPublished(other) && languageMatches && !other.matchesFilter() && !excluded,
                Kind.filter,
                "It does not meet the request's filters.");
    }

    private void addDuplicateObstacles(OtherArticle other) {
        addIf(other.duplicateOfSubject(), Kind.copy, "Its text is nearly the same as the article's.");
        if (other.duplicateOf() != null) {
            obstacles.add(new Obstacle(
                    Kind.copy,
                    "Its text is nearly the same as that of one that stands before it.",
                    other.duplicateOf()));
        }
    }

    /** An article that nothing else keeps out is too far down the list, or over a cap. */
    private void addRankObstacles(RelatedOptions options) {
        if (obstacles.isEmpty()) {
            addIf(
                    options.criteria().perCategory() != null
                            || options.criteria().perSource() != null,
                    Kind.cap,
                    "It is not near enough, or the list has the maximum of its category or source.");
        }
        addIf(
                obstacles.isEmpty(),
                Kind.distance,
                "At least " + RelatedResource.MAX_LIMIT + " others are nearer, or newer.");
    }

    private static boolean isPublished(OtherArticle other) {
        return other.status().equals("published");
    }

    private void addIf(boolean condition, Kind kind, String detail) {
        if (condition) {
            obstacles.add(Obstacle.of(kind, detail));
        }
    }
}
