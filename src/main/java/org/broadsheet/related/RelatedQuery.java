package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.articles.reading.FilterConditions;
import org.broadsheet.database.Sql;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.related.explanation.ExplanationQuery;
import org.broadsheet.related.explanation.RelatedReason;
import org.broadsheet.related.lists.PrecomputedLists;
import org.broadsheet.related.ranking.CandidateQuery;
import org.broadsheet.related.ranking.DiversitySelection;
import org.broadsheet.related.ranking.RelatedCandidate;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;
import org.broadsheet.related.ranking.SubjectRanker;
import org.broadsheet.related.text.NearDuplicates;

/** Answers with related articles. The method, its reasons and its cost: {@code src/docs/related.md}. */
@Singleton
public class RelatedQuery {
    private final SubjectQuery subjects;
    private final PrecomputedLists precomputedLists;
    private final SubjectRanker ranker;
    private final CandidateQuery candidates;
    private final NearDuplicates nearDuplicates;
    private final FilterConditions filters;
    private final PrerenderedArticles cards;
    private final ExplanationQuery explanations;

    RelatedQuery(
            SubjectQuery subjects,
            PrecomputedLists readyLists,
            SubjectRanker surroundings,
            CandidateQuery candidates,
            NearDuplicates copies,
            FilterConditions filters,
            PrerenderedArticles cards,
            ExplanationQuery explanations) {
        this.subjects = subjects;
        this.precomputedLists = readyLists;
        this.ranker = surroundings;
        this.candidates = candidates;
        this.nearDuplicates = copies;
        this.filters = filters;
        this.cards = cards;
        this.explanations = explanations;
    }

    /** What is related, and what would change that. */
    record RelatedResult(List<RelatedArticle> related, CacheMetadata cacheMetadata) {}

    /** An article that is listed, and its card. */
    public record ListedArticle(RelatedCandidate candidate, CardJson card) {}

    /**
     * What is related to an article: from its ready list where that will do.
     *
     * @param forNewsroom whether the article may be one that is not published
     * @return nothing when there is no such article
     */
    Optional<RelatedResult> of(SlugOrId address, boolean forNewsroom, RelatedOptions wishes) {
        Optional<RelatedResult> ready =
                wishes.isPlain() && precomputedLists.areEnabled() ? findPrecomputed(address, wishes) : Optional.empty();
        if (ready.isPresent()) {
            return ready;
        }
        return subjects.findArticle(address, forNewsroom)
                .map(subject -> new RelatedResult(of(subject, wishes), subject.cacheMetadata()));
    }

    /** From the ready list of a published article; nothing where that will not do. */
    Optional<RelatedResult> findPrecomputed(SlugOrId address, RelatedOptions wishes) {
        return precomputedLists
                .find(address, wishes)
                .filter(read -> read.listed().size() == wishes.limit())
                .map(read -> new RelatedResult(
                        withReasons(read.subject(), read.listed(), wishes),
                        wishes.explain()
                                ? read.subject().cacheMetadata()
                                : RelatedSubject.cacheMetadata(
                                        read.subject().publicId(),
                                        read.listed().stream()
                                                .map(each -> each.card().articleId())
                                                .toList())));
    }

    /** What is related to anything: worked out from scratch. */
    List<RelatedArticle> of(RelatedSubject subject, RelatedOptions wishes) {
        return of(subject, wishes, new HashSet<>());
    }

    /** @param taken articles that are not to be listed, and with them from now on those that are listed here */
    List<RelatedArticle> of(RelatedSubject subject, RelatedOptions wishes, Set<Long> taken) {
        List<RelatedCandidate> chosen = listWithFallback(subject, wishes, taken);
        Map<Long, CardJson> cardsById =
                cards.cards(chosen.stream().map(RelatedCandidate::id).toList());
        List<ListedArticle> listed = chosen.stream()
                .filter(each -> cardsById.containsKey(each.id()))
                .map(each -> new ListedArticle(each, cardsById.get(each.id())))
                .toList();
        return withReasons(subject, listed, wishes);
    }

    private List<RelatedArticle> withReasons(
            RelatedSubject subject, List<ListedArticle> listed, RelatedOptions wishes) {
        if (!wishes.explain()) {
            return listed.stream()
                    .map(each ->
                            new RelatedArticle(each.card(), each.candidate().origin(), null, null))
                    .toList();
        }
        Map<Long, List<RelatedReason>> reasons = explanations.findReasons(
                subject, listed.stream().map(ListedArticle::candidate).toList());
        return listed.stream()
                .map(each -> new RelatedArticle(
                        each.card(),
                        each.candidate().origin(),
                        each.candidate().score(),
                        reasons.get(each.candidate().id())))
                .toList();
    }

    /** What is pinned and what is related; and the newest, where that is less than wanted. */
    public List<RelatedCandidate> listWithFallback(RelatedSubject subject, RelatedOptions wishes, Set<Long> taken) {
        Sql conditions = filters.conditions(wishes.filter(subject.language()));
        DiversitySelection selection = selection(subject, ranker.rank(subject, wishes), wishes, conditions, taken);
        int before = -1;
        while (selection.missing() > 0 && before != selection.missing()) {
            before = selection.missing();
            List<RelatedCandidate> more = candidates.findNewest(subject, selection, conditions);
            selection.select(
                    more,
                    nearDuplicates.findByArticles(
                            more.stream().map(RelatedCandidate::id).toList()));
        }
        taken.addAll(selection.excludedIds());
        return selection.selected();
    }

    /** What stands in an article's list by itself, without what would fill it up. */
    public List<RelatedCandidate> listWithoutFallback(RelatedSubject subject, List<Ranked> ranked, int limit) {
        RelatedOptions wishes = RelatedOptions.plain(limit);
        Sql conditions = filters.conditions(wishes.filter(subject.language()));
        return selection(subject, ranked, wishes, conditions, Set.of()).selected();
    }

    private DiversitySelection selection(
            RelatedSubject subject, List<Ranked> ranked, RelatedOptions wishes, Sql conditions, Set<Long> taken) {
        List<RelatedCandidate> fit = faded(candidates.findPinnedAndRanked(subject, ranked, conditions), wishes);
        Map<Long, Set<Long>> copiesById = nearDuplicates.findByArticles(
                Stream.concat(subject.articleIds().stream(), fit.stream().map(RelatedCandidate::id))
                        .toList());
        Set<Long> unwanted = new HashSet<>(taken);
        unwanted.addAll(subject.excludedIds());
        subject.articleIds().forEach(id -> unwanted.addAll(copiesById.getOrDefault(id, Set.of())));
        DiversitySelection selection = new DiversitySelection(wishes, unwanted);
        selection.select(fit, copiesById);
        return selection;
    }

    /** The same in the light of the candidates' age; what is pinned stays in front. */
    private static List<RelatedCandidate> faded(List<RelatedCandidate> candidates, RelatedOptions wishes) {
        if (wishes.halfLife() == null) {
            return candidates;
        }
        Stream<RelatedCandidate> pinned = candidates.stream().filter(each -> each.origin() == RelatedOrigin.pinned);
        Stream<RelatedCandidate> others = candidates.stream()
                .filter(each -> each.origin() != RelatedOrigin.pinned)
                .map(each -> each.withRankTimes(wishes.fading(each.day())))
                .sorted(Comparator.comparingDouble(RelatedCandidate::rank).reversed());
        return Stream.concat(pinned, others).toList();
    }
}
