package org.broadsheet.related.index;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.articles.ArticlesChanged;
import org.broadsheet.related.editorial.PinnedAndExcluded;
import org.broadsheet.related.index.NearestNeighbourSearch.FoundNeighbours;
import org.broadsheet.related.lists.ListInvalidation;
import org.broadsheet.related.text.ArticleWords;
import org.broadsheet.related.text.NearDuplicates;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermDictionary.Vocabulary;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.WeightedVector;
import org.broadsheet.related.text.WordCountStore;
import org.broadsheet.related.text.WordCountStore.StoredWords;

/**
 * Updates the related index in the transaction that writes articles. A published article has neighbours and appears in
 * other lists in the next request; an article that is no longer published leaves them likewise. Method and cost:
 * {@code src/docs/related.md}.
 */
@Singleton
class RelatedIndexUpdater {
    /** From this many articles in one write, word counts are added before the vectors are weighed, not later. */
    private static final int BULK = 10;

    /** Articles updated by one round of statements, which keeps each statement below the timeout. */
    private static final int BATCH = 100;

    /**
     * With more articles pending, as in a large import, comparing is deferred to {@link ReindexWorker}. Once it is deferred
     * for some articles, it is deferred for all until nothing is pending.
     */
    private static final int MAX_PENDING = 2000;

    /** Number of articles of a language from which its term frequencies are good enough to weigh bulk writes by. */
    private static final int RELIABLE_CORPUS = 2000;

    /** After all other observers, since writers wait for each other from here on. */
    private static final int AFTER_OTHERS = Interceptor.Priority.APPLICATION + 1000;

    private final IndexLock lock;
    private final TermDictionary terms;
    private final WordCountStore wordCounts;
    private final TermVectorStore vectors;
    private final NearestNeighbourSearch neighbourSearch;
    private final NeighbourGraph neighbourGraph;
    private final NearDuplicates nearDuplicates;
    private final PinnedAndExcluded pinnedAndExcluded;
    private final ListInvalidation lists;

    RelatedIndexUpdater(
            IndexLock lock,
            TermDictionary terms,
            WordCountStore wordCounts,
            TermVectorStore vectors,
            NearestNeighbourSearch neighbourSearch,
            NeighbourGraph neighbourGraph,
            NearDuplicates nearDuplicates,
            PinnedAndExcluded pinnedAndExcluded,
            ListInvalidation lists) {
        this.lock = lock;
        this.terms = terms;
        this.wordCounts = wordCounts;
        this.vectors = vectors;
        this.neighbourSearch = neighbourSearch;
        this.neighbourGraph = neighbourGraph;
        this.nearDuplicates = nearDuplicates;
        this.pinnedAndExcluded = pinnedAndExcluded;
        this.lists = lists;
    }

    void articlesChanged(@Observes @Priority(AFTER_OTHERS) ArticlesChanged event) {
        boolean compareLater = event.pending() > MAX_PENDING || event.pending() > 0 && vectors.hasUncompared();
        List<Long> ids = event.ids();
        for (int from = 0; from < ids.size(); from += BATCH) {
            update(ids.subList(from, Math.min(from + BATCH, ids.size())), compareLater);
        }
    }

    private void update(List<Long> ids, boolean compareLater) {
        Map<Long, Long> fingerprints = vectors.findFingerprints(ids);
        List<ArticleWords> published = terms.wordsOfArticles(ids);
        Set<Long> unchanged = published.stream()
                .filter(words -> Long.valueOf(words.fingerprint()).equals(fingerprints.get(words.articleId())))
                .map(ArticleWords::articleId)
                .collect(Collectors.toSet());
        List<Long> removed = fingerprints.keySet().stream()
                .filter(id -> !unchanged.contains(id))
                .toList();
        List<ArticleWords> added = published.stream()
                .filter(words -> !unchanged.contains(words.articleId()))
                .toList();
        lists.invalidate(pinnedAndExcluded.articlesThatPinOrExclude(ids));
        if (!unchanged.isEmpty()) {
            lists.invalidate(neighbourGraph.withNeighbours(unchanged));
        }
        if (!removed.isEmpty() || !added.isEmpty()) {
            lock.lock();
            delete(removed);
            List<WeightedVector> inserted = insertVectors(added, compareLater);
            Map<Long, FoundNeighbours> found = compareLater ? Map.of() : findNeighbours(inserted);
            lists.delete(removed.stream().filter(id -> !found.containsKey(id)).toList());
            lists.invalidate(neighbourGraph.replace(removed, found));
        }
    }

    /** Indexes published articles, or indexes them again, from their texts. The caller holds the lock. */
    void reindexFromText(List<Long> ids) {
        List<Long> indexed = List.copyOf(vectors.findFingerprints(ids).keySet());
        delete(indexed);
        lists.schedule(
                neighbourGraph.replace(indexed, findNeighbours(insertVectors(terms.wordsOfArticles(ids), false))));
    }

    /** Weighs and compares articles again by their stored word counts. The caller holds the lock. */
    void reindexFromWordCounts(List<Long> ids) {
        List<WeightedVector> inserted = new ArrayList<>();
        List<StoredWords> articles = wordCounts.findByArticles(ids);
        vectors.delete(ids);
        nearDuplicates.delete(ids);
        for (StoredWords each : articles) {
            Vocabulary vocabulary = each.vocabulary();
            inserted.addAll(vectors.insert(each.articles(), vocabulary, vocabulary.corpusSize(), false));
        }
        lists.schedule(neighbourGraph.replace(ids, findNeighbours(inserted)));
    }

    private void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            terms.subtractCounts(ids);
            vectors.delete(ids);
            nearDuplicates.delete(ids);
        }
    }

    /** All vectors are inserted before any is compared, so that new articles find each other. */
    private Map<Long, FoundNeighbours> findNeighbours(List<WeightedVector> inserted) {
        Map<Long, FoundNeighbours> found = new TreeMap<>();
        Map<Long, List<Long>> possibleDuplicates = new TreeMap<>();
        for (WeightedVector each : inserted) {
            long id = each.vector().articleId();
            FoundNeighbours neighbours = neighbourSearch.find(each, NearestNeighbourSearch.ANY_DAY);
            found.put(id, neighbours);
            possibleDuplicates.put(id, neighbours.possibleDuplicates());
        }
        nearDuplicates.detect(possibleDuplicates);
        return found;
    }

    private List<WeightedVector> insertVectors(List<ArticleWords> added, boolean compareLater) {
        List<WeightedVector> inserted = new ArrayList<>();
        Map<String, List<ArticleWords>> byLanguage =
                added.stream().collect(Collectors.groupingBy(ArticleWords::language));
        byLanguage.forEach((language, articles) -> {
            boolean countLater = added.size() < BULK || compareLater && terms.corpusSize(language) >= RELIABLE_CORPUS;
            Vocabulary vocabulary =
                    countLater ? terms.addTerms(language, articles) : terms.addTermsAndCount(language, articles);
            int comparedCorpus = compareLater ? TermVectorStore.NOT_COMPARED : vocabulary.corpusSize();
            inserted.addAll(vectors.insert(articles, vocabulary, comparedCorpus, countLater));
        });
        return inserted;
    }
}
