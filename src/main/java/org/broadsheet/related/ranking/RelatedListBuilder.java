package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.database.Sql;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.text.NearDuplicates;

/** Builds a related list: ranks, filters, applies pins and exclusions, removes near-duplicates, and adds a fallback. */
@Singleton
public class RelatedListBuilder {
    private final SubjectRanker ranker;
    private final CandidateQuery candidates;
    private final FallbackQuery fallback;
    private final NearDuplicates nearDuplicates;
    private final FilterConditions filters;

    RelatedListBuilder(
            SubjectRanker ranker,
            CandidateQuery candidates,
            FallbackQuery fallback,
            NearDuplicates nearDuplicates,
            FilterConditions filters) {
        this.ranker = ranker;
        this.candidates = candidates;
        this.fallback = fallback;
        this.nearDuplicates = nearDuplicates;
        this.filters = filters;
    }

    /**
     * Builds a list of as many articles as the limit asks for, if there are as many.
     *
     * @param excludedIds articles that must not be listed; the listed ones and their near-duplicates are added
     */
    public List<RelatedCandidate> build(RelatedSubject subject, RelatedOptions options, Set<Long> excludedIds) {
        Sql conditions = filters.conditions(options.filter(subject.language()));
        DiversitySelection selection =
                selection(subject, ranker.rank(subject, options), options, conditions, excludedIds);
        int missingBefore = -1;
        while (selection.missing() > 0 && missingBefore != selection.missing()) {
            missingBefore = selection.missing();
            List<RelatedCandidate> newest = fallback.findNewest(subject, selection, conditions);
            selection.select(newest, nearDuplicates.findByArticles(ids(newest)));
        }
        excludedIds.addAll(selection.excludedIds());
        return selection.selected();
    }

    /** Builds the list of an article that is ranked already, of pinned and related articles only. */
    public List<RelatedCandidate> buildWithoutFallback(RelatedSubject subject, List<RankedArticle> ranked, int limit) {
        RelatedOptions options = RelatedOptions.plain(limit);
        Sql conditions = filters.conditions(options.filter(subject.language()));
        return selection(subject, ranked, options, conditions, Set.of()).selected();
    }

    private DiversitySelection selection(
            RelatedSubject subject,
            List<RankedArticle> ranked,
            RelatedOptions options,
            Sql conditions,
            Set<Long> excludedIds) {
        List<RelatedCandidate> found = HalfLifeReordering.apply(candidates.find(subject, ranked, conditions), options);
        Map<Long, Set<Long>> duplicatesById =
                nearDuplicates.findByArticles(Stream.concat(subject.articleIds().stream(), ids(found).stream())
                        .toList());
        Set<Long> excluded = new HashSet<>(excludedIds);
        excluded.addAll(subject.excludedIds());
        subject.articleIds().forEach(id -> excluded.addAll(duplicatesById.getOrDefault(id, Set.of())));
        DiversitySelection selection = new DiversitySelection(options, excluded);
        selection.select(found, duplicatesById);
        return selection;
    }

    private static List<Long> ids(List<RelatedCandidate> candidates) {
        return candidates.stream().map(RelatedCandidate::id).toList();
    }
}
