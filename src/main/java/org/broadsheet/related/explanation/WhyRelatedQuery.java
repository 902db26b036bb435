package org.broadsheet.related.explanation;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedResource;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.explanation.WhyNotRelated.OtherArticle;
import org.broadsheet.related.ranking.RelatedCandidate;
import org.broadsheet.related.ranking.RelatedListBuilder;

/** Finds out why an article is in the related list of another, or why it is not. */
@Singleton
class WhyRelatedQuery {
    private final Database database;
    private final RelatedListBuilder listBuilder;
    private final FilterConditions filters;
    private final ExplanationQuery explanations;
    private final Likeness likeness;

    WhyRelatedQuery(
            Database database,
            RelatedListBuilder listBuilder,
            FilterConditions filters,
            ExplanationQuery explanations,
            Likeness likeness) {
        this.database = database;
        this.listBuilder = listBuilder;
        this.filters = filters;
        this.explanations = explanations;
        this.likeness = likeness;
    }

    /**
     * @param slug of the article that has the list
     * @param address of the article in question
     * @return empty if there is no such article, or if it is not published and unpublished ones are not included
     */
    Optional<WhyRelated> find(
            RelatedSubject subject, String slug, SlugOrId address, boolean includeUnpublished, RelatedOptions options) {
        List<RelatedCandidate> list =
                listBuilder.build(subject, options.withLimit(RelatedResource.MAX_LIMIT), new HashSet<>());
        return findOther(subject, address, includeUnpublished, options, list).map(other -> {
            Optional<RelatedCandidate> found =
                    list.stream().filter(each -> each.id() == other.id()).findFirst();
            Integer rank = found.map(each -> list.indexOf(each) + 1).orElse(null);
            return new WhyRelated(
                    slug,
                    other.slug(),
                    rank != null && rank <= options.limit(),
                    rank,
                    found.map(RelatedCandidate::origin).orElse(null),
                    found.map(RelatedCandidate::score).orElse(null),
                    found.map(each -> explanations
                                    .findReasons(subject, List.of(each))
                                    .get(each.id()))
                            .orElse(List.of()),
                    likeness.of(subject, other.id())
                            .map(RelatedCandidate::rounded)
                            .orElse(null),
                    WhyNotRelated.obstacles(subject, other, options, rank));
        });
    }

    private Optional<OtherArticle> findOther(
            RelatedSubject subject,
            SlugOrId address,
            boolean includeUnpublished,
            RelatedOptions options,
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
                .then(filters.conditions(options.filter(subject.language())))
                .then("""
                        ) AS fits
                        FROM article LEFT JOIN article_related_override steering
                             ON steering.article_id = ? AND steering.other_id = article.id""", subject.editorialArticleId())
                .then(address.whereClause());
        return database.first(
                sql.thenIf(!includeUnpublished, "AND article.status = 'published'"),
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
}
