package org.broadsheet.related.explanation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.FilterConditions;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedQuery;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.related.explanation.WhyRelated.Kind;
import org.broadsheet.related.explanation.WhyRelated.Obstacle;
import org.broadsheet.related.ranking.RelatedCandidate;
import org.broadsheet.related.ranking.SubjectRanker;

/** Finds out why an article stands in the list of another, or why not. */
@Singleton
class WhyRelatedQuery {
    private static final int MAX_LIST = 50;

    private final Database database;
    private final SubjectQuery subjects;
    private final RelatedQuery query;
    private final FilterConditions filters;
    private final ExplanationQuery explanations;
    private final SubjectRanker ranker;

    WhyRelatedQuery(
            Database database,
            SubjectQuery subjects,
            RelatedQuery query,
            FilterConditions filters,
            ExplanationQuery explanations,
            SubjectRanker surroundings) {
        this.database = database;
        this.subjects = subjects;
        this.query = query;
        this.filters = filters;
        this.explanations = explanations;
        this.ranker = surroundings;
    }

    /** What of the other one decides; of the copies the one that is listed. */
    private record OtherArticle(
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

    /**
     * @param forNewsroom whether articles may be asked about that are not published
     * @return nothing when there is no such other article
     */
    Optional<WhyRelated> find(
            RelatedSubject subject, String slug, SlugOrId address, boolean forNewsroom, RelatedOptions wishes) {
        List<RelatedCandidate> list = query.listWithFallback(subject, wishes.withLimit(MAX_LIST), new HashSet<>());
        return findOther(subject, address, forNewsroom, wishes, list).map(other -> {
            Optional<RelatedCandidate> found =
                    list.stream().filter(each -> each.id() == other.id()).findFirst();
            Integer rank = found.map(each -> list.indexOf(each) + 1).orElse(null);
            return new WhyRelated(
                    slug,
                    other.slug(),
                    rank != null && rank <= wishes.limit(),
                    rank,
                    found.map(RelatedCandidate::origin).orElse(null),
                    found.map(RelatedCandidate::score).orElse(null),
                    found.map(each -> explanations
                                    .findReasons(subject, List.of(each))
                                    .get(each.id()))
                            .orElse(List.of()),
                    rounded(ranker.likeness(subject, other.id())),
                    obstacles(subject, other, wishes, rank));
        });
    }

    private static Double rounded(Optional<Double> likeness) {
        return likeness.map(ExplanationQuery::rounded).orElse(null);
    }

    private Optional<OtherArticle> findOther(
            RelatedSubject subject,
            SlugOrId address,
            boolean forNewsroom,
            RelatedOptions wishes,
            List<RelatedCandidate> list) {
        Sql sql = Sql.of("""
                        SELECT article.id, article.slug, article.status, article.language, article.related_hidden,
                               article.id = ANY (?) AS translation,
                               coalesce(steering.pinned, true) = false AS excluded,
                               EXISTS (SELECT FROM related_near_duplicate copy
                                       WHERE copy.article_id = article.id AND copy.other_id = ANY (?)) AS copy_of_subject,
                               (SELECT twin.slug FROM related_near_duplicate copy JOIN article twin ON twin.id = copy.other_id
                                WHERE copy.article_id = article.id AND copy.other_id = ANY (?)
                                ORDER BY array_position(?, copy.other_id) LIMIT 1) AS copy_of,
                               (true""", subject.excludedIds(), subject.articleIds(), ids(list), ids(list))
                .then(filters.conditions(wishes.filter(subject.language())))
                .then("""
                        ) AS fits
                        FROM article LEFT JOIN article_related_override steering
                             ON steering.article_id = ? AND steering.other_id = article.id""", subject.editorialArticleId());
        sql = address.id().isPresent()
                ? sql.then("WHERE article.public_id = ?", address.id().get())
                : sql.then("WHERE article.slug = ?", address.text());
        return database.first(
                sql.thenIf(!forNewsroom, "AND article.status = 'published'"),
                row -> new OtherArticle(
                        row.number("id"),
                        row.text("slug"),
                        row.text("status"),
                        row.text("language"),
                        row.flag("related_hidden"),
                        row.flag("translation"),
                        row.flag("excluded"),
                        row.flag("copy_of_subject"),
                        row.text("copy_of"),
                        row.flag("fits")));
    }

    private static List<Long> ids(List<RelatedCandidate> list) {
        return list.stream().map(RelatedCandidate::id).toList();
    }

    private static List<Obstacle> obstacles(
            RelatedSubject subject, OtherArticle other, RelatedOptions wishes, Integer rank) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (rank != null) {
            if (rank > wishes.limit()) {
                obstacles.add(Obstacle.of(Kind.limit, "It is number " + rank + "; " + wishes.limit() + " are wanted."));
            }
            return obstacles;
        }
        boolean published = other.status().equals("published");
        boolean understood = wishes.language() == null
                ? other.language().equals(subject.language())
                : wishes.language().tags().contains(other.language());
        addIf(obstacles, other.id() == subject.editorialArticleId(), Kind.itself, "It is the article itself.");
        addIf(
                obstacles,
                other.translation() && other.id() != subject.editorialArticleId(),
                Kind.translation,
                "It is a translation of the article.");
        addIf(obstacles, !published, Kind.status, "It is not published; it is " + other.status() + ".");
        addIf(obstacles, other.hidden(), Kind.hidden, "Editors keep it out of related lists.");
        addIf(obstacles, other.excluded(), Kind.excluded, "Editors excluded it from this list.");
        addIf(obstacles, wishes.exclude().contains(other.slug()), Kind.filter, "The request excludes it.");
        addIf(obstacles, !understood, Kind.language, "It is written in `" + other.language() + "`.");
        addIf(
                obstacles,
                published
                        && understood
                        && !other.matchesFilter()
                        && !wishes.exclude().contains(other.slug()),
                Kind.filter,
                "It does not meet the request's filters.");
        addIf(obstacles, other.duplicateOfSubject(), Kind.copy, "Its text is nearly the same as the article's.");
        if (other.duplicateOf() != null) {
            obstacles.add(new Obstacle(
                    Kind.copy,
                    "Its text is nearly the same as that of one that stands before it.",
                    other.duplicateOf()));
        }
        boolean mayBeFull = wishes.perCategory() != null || wishes.perSource() != null;
        addIf(
                obstacles,
                obstacles.isEmpty() && mayBeFull,
                Kind.cap,
                "It is not near enough, or there are as many of its category or source as are wanted.");
        addIf(obstacles, obstacles.isEmpty(), Kind.distance, "At least " + MAX_LIST + " others are nearer, or newer.");
        return obstacles;
    }

    private static void addIf(List<Obstacle> obstacles, boolean stands, Kind kind, String detail) {
        if (stands) {
            obstacles.add(Obstacle.of(kind, detail));
        }
    }
}
