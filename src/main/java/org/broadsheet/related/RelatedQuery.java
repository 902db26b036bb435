package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.related.explanation.ExplanationQuery;
import org.broadsheet.related.explanation.RelatedReason;
import org.broadsheet.related.lists.ListedArticle;
import org.broadsheet.related.lists.PrecomputedLists;
import org.broadsheet.related.lists.PrecomputedLists.PrecomputedList;
import org.broadsheet.related.ranking.RelatedCandidate;
import org.broadsheet.related.ranking.RelatedListBuilder;

/** Finds related articles, from a precomputed list where possible. Method and cost: {@code src/docs/related.md}. */
@Singleton
class RelatedQuery {
    private final SubjectQuery subjects;
    private final PrecomputedLists precomputedLists;
    private final RelatedListBuilder listBuilder;
    private final PrerenderedArticles cards;
    private final ExplanationQuery explanations;

    RelatedQuery(
            SubjectQuery subjects,
            PrecomputedLists precomputedLists,
            RelatedListBuilder listBuilder,
            PrerenderedArticles cards,
            ExplanationQuery explanations) {
        this.subjects = subjects;
        this.precomputedLists = precomputedLists;
        this.listBuilder = listBuilder;
        this.cards = cards;
        this.explanations = explanations;
    }

    /** A related list and the metadata by which a cached response is invalidated. */
    record RelatedResult(List<RelatedArticle> related, CacheMetadata cacheMetadata) {}

    /** @return empty if there is no such article, or if it is not published and unpublished ones are not included */
    Optional<RelatedResult> find(SlugOrId address, boolean includeUnpublished, RelatedOptions options) {
        Optional<RelatedResult> precomputed = options.isPlain() && precomputedLists.areEnabled()
                ? findPrecomputed(address, options)
                : Optional.empty();
        if (precomputed.isPresent()) {
            return precomputed;
        }
        return subjects.findArticle(address, includeUnpublished)
                .map(subject -> new RelatedResult(
                        compute(subject, options, new HashSet<>()),
                        RelatedCacheKeys.ofComputedList(subject.publicId())));
    }

    /** @return empty if there is no valid list, or if it has fewer articles than the limit */
    private Optional<RelatedResult> findPrecomputed(SlugOrId address, RelatedOptions options) {
        return precomputedLists
                .find(address, options)
                .filter(list -> list.articles().size() == options.limit())
                .map(list -> new RelatedResult(
                        withReasons(list.subject(), list.articles(), options), cacheMetadata(list, options)));
    }

    /** Reasons depend on term weights, which change with every published article. */
    private static CacheMetadata cacheMetadata(PrecomputedList list, RelatedOptions options) {
        return options.explain()
                ? RelatedCacheKeys.ofComputedList(list.subject().publicId())
                : RelatedCacheKeys.ofPrecomputedList(
                        list.subject().publicId(),
                        list.articles().stream()
                                .map(each -> each.card().articleId())
                                .toList());
    }

    /** @param excludedIds articles that must not be listed; the listed ones and their near-duplicates are added */
    List<RelatedArticle> compute(RelatedSubject subject, RelatedOptions options, Set<Long> excludedIds) {
        List<RelatedCandidate> candidates = listBuilder.build(subject, options, excludedIds);
        Map<Long, CardJson> cardsById =
                cards.cards(candidates.stream().map(RelatedCandidate::id).toList());
        List<ListedArticle> listed = candidates.stream()
                .filter(each -> cardsById.containsKey(each.id()))
                .map(each -> new ListedArticle(each, cardsById.get(each.id())))
                .toList();
        return withReasons(subject, listed, options);
    }

    private List<RelatedArticle> withReasons(
            RelatedSubject subject, List<ListedArticle> listed, RelatedOptions options) {
        if (!options.explain()) {
            return listed.stream()
                    .map(each ->
                            new RelatedArticle(each.card(), each.candidate().origin(), null, null))
                    .toList();
        }
        Map<Long, List<RelatedReason>> reasonsById = explanations.findReasons(
                subject, listed.stream().map(ListedArticle::candidate).toList());
        return listed.stream()
                .map(each -> new RelatedArticle(
                        each.card(),
                        each.candidate().origin(),
                        each.candidate().score(),
                        reasonsById.get(each.candidate().id())))
                .toList();
    }
}
