package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.CardJson;
import org.broadsheet.articles.FilterSql;
import org.broadsheet.articles.ReadyArticles;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.sql.Sql;
import org.broadsheet.related.Ranking.Ranked;

/** Answers with related articles. The method, its reasons and its cost: {@code src/docs/related.md}. */
@Singleton
class RelatedQuery {
    private final Subjects subjects;
    private final ReadyLists readyLists;
    private final Surroundings surroundings;
    private final Candidates candidates;
    private final Copies copies;
    private final FilterSql filters;
    private final ReadyArticles cards;
    private final Explanations explanations;

    RelatedQuery(
            Subjects subjects,
            ReadyLists readyLists,
            Surroundings surroundings,
            Candidates candidates,
            Copies copies,
            FilterSql filters,
            ReadyArticles cards,
            Explanations explanations) {
        this.subjects = subjects;
        this.readyLists = readyLists;
        this.surroundings = surroundings;
        this.candidates = candidates;
        this.copies = copies;
        this.filters = filters;
        this.cards = cards;
        this.explanations = explanations;
    }

    /** What is related, and what would change that. */
    record Answer(List<RelatedArticle> related, Freshness freshness) {}

    /** An article that is listed, and its card. */
    record Listed(Candidate candidate, CardJson card) {}

    /**
     * What is related to an article: from its ready list where that will do.
     *
     * @param forNewsroom whether the article may be one that is not published
     * @return nothing when there is no such article
     */
    Optional<Answer> of(ArticleAddress address, boolean forNewsroom, Wishes wishes) {
        Optional<Answer> ready = wishes.isPlain() ? ready(address, wishes) : Optional.empty();
        if (ready.isPresent()) {
            return ready;
        }
        return subjects.article(address, forNewsroom)
                .map(subject -> new Answer(of(subject, wishes), subject.freshness()));
    }

    /** From the ready list of a published article; nothing where that will not do. */
    Optional<Answer> ready(ArticleAddress address, Wishes wishes) {
        return readyLists
                .read(address, wishes)
                .filter(read -> read.listed().size() == wishes.limit())
                .map(read -> new Answer(
                        explained(read.subject(), read.listed(), wishes),
                        wishes.explain()
                                ? read.subject().freshness()
                                : Subject.freshness(
                                        read.subject().publicId(),
                                        read.listed().stream()
                                                .map(each -> each.card().articleId())
                                                .toList())));
    }

    /** What is related to anything: worked out from scratch. */
    List<RelatedArticle> of(Subject subject, Wishes wishes) {
        return of(subject, wishes, new HashSet<>());
    }

    /** @param taken articles that are not to be listed, and with them from now on those that are listed here */
    List<RelatedArticle> of(Subject subject, Wishes wishes, Set<Long> taken) {
        List<Candidate> chosen = filledUp(subject, wishes, taken);
        Map<Long, CardJson> cardsById =
                cards.cards(chosen.stream().map(Candidate::id).toList());
        List<Listed> listed = chosen.stream()
                .filter(each -> cardsById.containsKey(each.id()))
                .map(each -> new Listed(each, cardsById.get(each.id())))
                .toList();
        return explained(subject, listed, wishes);
    }

    private List<RelatedArticle> explained(Subject subject, List<Listed> listed, Wishes wishes) {
        if (!wishes.explain()) {
            return listed.stream()
                    .map(each ->
                            new RelatedArticle(each.card(), each.candidate().origin(), null, null))
                    .toList();
        }
        Map<Long, List<Reason>> reasons =
                explanations.of(subject, listed.stream().map(Listed::candidate).toList());
        return listed.stream()
                .map(each -> new RelatedArticle(
                        each.card(),
                        each.candidate().origin(),
                        each.candidate().score(),
                        reasons.get(each.candidate().id())))
                .toList();
    }

    /** What is pinned and what is related; and the newest, where that is less than wanted. */
    List<Candidate> filledUp(Subject subject, Wishes wishes, Set<Long> taken) {
        Sql conditions = filters.conditions(wishes.filter(subject.language()));
        Selection selection = selection(subject, surroundings.of(subject, wishes), wishes, conditions, taken);
        int before = -1;
        while (selection.missing() > 0 && before != selection.missing()) {
            before = selection.missing();
            List<Candidate> more = candidates.newest(subject, selection, conditions);
            selection.pick(more, copies.of(more.stream().map(Candidate::id).toList()));
        }
        taken.addAll(selection.unwanted());
        return selection.picked();
    }

    /** What stands in an article's list by itself, without what would fill it up. */
    List<Candidate> related(Subject subject, List<Ranked> ranked, int limit) {
        Wishes wishes = Wishes.plain(limit);
        Sql conditions = filters.conditions(wishes.filter(subject.language()));
        return selection(subject, ranked, wishes, conditions, Set.of()).picked();
    }

    private Selection selection(Subject subject, List<Ranked> ranked, Wishes wishes, Sql conditions, Set<Long> taken) {
        List<Candidate> fit = faded(candidates.related(subject, ranked, conditions), wishes);
        Map<Long, Set<Long>> copiesById = copies.of(
                Stream.concat(subject.articleIds().stream(), fit.stream().map(Candidate::id))
                        .toList());
        Set<Long> unwanted = new HashSet<>(taken);
        unwanted.addAll(subject.unwanted());
        subject.articleIds().forEach(id -> unwanted.addAll(copiesById.getOrDefault(id, Set.of())));
        Selection selection = new Selection(wishes, unwanted);
        selection.pick(fit, copiesById);
        return selection;
    }

    /** The same in the light of the candidates' age; what is pinned stays in front. */
    private static List<Candidate> faded(List<Candidate> candidates, Wishes wishes) {
        if (wishes.halfLife() == null) {
            return candidates;
        }
        Stream<Candidate> pinned = candidates.stream().filter(each -> each.origin() == Origin.pinned);
        Stream<Candidate> others = candidates.stream()
                .filter(each -> each.origin() != Origin.pinned)
                .map(each -> each.faded(wishes.fading(each.day())))
                .sorted(Comparator.comparingDouble(Candidate::rank).reversed());
        return Stream.concat(pinned, others).toList();
    }
}
