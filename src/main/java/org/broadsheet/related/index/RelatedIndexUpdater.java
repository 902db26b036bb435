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
import org.broadsheet.related.index.NearestNeighbourSearch.FoundNeighbours;
import org.broadsheet.related.lists.PrecomputedLists;
import org.broadsheet.related.text.ArticleWords;
import org.broadsheet.related.text.NearDuplicates;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermDictionary.Vocabulary;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.TermVectorStore.WeightedVector;
import org.broadsheet.related.text.WordCountStore;
import org.broadsheet.related.text.WordCountStore.StoredWords;

/**
 * Keeps what related lists are computed from, in the transaction that writes an article: it can be related to, and
 * appears in others' lists, in the very next request. How it works and what it costs: {@code src/docs/related.md}.
 */
@Singleton
class RelatedIndexUpdater {
    /** With so many articles in one write, their words are counted before they are weighed, unless they are well known. */
    private static final int BULK = 10;

    /** Articles brought up to date by one round of statements, each of which must end within its time. */
    private static final int BATCH = 100;

    /**
     * With more than so many to come, comparing each would take minutes. Once some are left uncompared, those that come
     * with them are too: the work that is to be done goes over all of them.
     */
    private static final int MAX_PENDING = 2000;

    /** Where so many articles of a language were counted, its words are known well enough to weigh others by. */
    private static final int RELIABLE_CORPUS = 2000;

    /** After the others who derive from articles: from here on writers wait for each other. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 1000;

    private final IndexLock lock;
    private final TermDictionary terms;
    private final WordCountStore wordCounts;
    private final TermVectorStore vectors;
    private final NearestNeighbourSearch neighbourSearch;
    private final NeighbourGraph neighbourGraph;
    private final NearDuplicates nearDuplicates;
    private final PrecomputedLists lists;

    RelatedIndexUpdater(
            IndexLock lock,
            TermDictionary terms,
            WordCountStore counted,
            TermVectorStore vectors,
            NearestNeighbourSearch nearest,
            NeighbourGraph neighbours,
            NearDuplicates copies,
            PrecomputedLists lists) {
        this.lock = lock;
        this.terms = terms;
        this.wordCounts = counted;
        this.vectors = vectors;
        this.neighbourSearch = nearest;
        this.neighbourGraph = neighbours;
        this.nearDuplicates = copies;
        this.lists = lists;
    }

    void articlesChanged(@Observes @Priority(LATE) ArticlesChanged event) {
        boolean later = event.pending() > MAX_PENDING || event.pending() > 0 && vectors.hasUncompared();
        List<Long> ids = event.ids();
        for (int from = 0; from < ids.size(); from += BATCH) {
            update(ids.subList(from, Math.min(from + BATCH, ids.size())), later);
        }
    }

    /** @param later whether {@link ReindexWorker} is to hold them against others */
    private void update(List<Long> ids, boolean later) {
        Map<Long, Long> known = vectors.findFingerprints(ids);
        List<ArticleWords> published = terms.of(ids);
        Set<Long> same = published.stream()
                .filter(words -> Long.valueOf(words.fingerprint()).equals(known.get(words.articleId())))
                .map(ArticleWords::articleId)
                .collect(Collectors.toSet());
        List<Long> gone =
                known.keySet().stream().filter(id -> !same.contains(id)).toList();
        List<ArticleWords> changed = published.stream()
                .filter(words -> !same.contains(words.articleId()))
                .toList();
        lists.invalidate(lists.articlesThatPinOrExclude(ids));
        if (!same.isEmpty()) {
            lists.invalidate(neighbourGraph.withNeighbours(same));
        }
        if (!gone.isEmpty() || !changed.isEmpty()) {
            lock.lock();
            delete(gone);
            List<WeightedVector> learnt = insertVectors(changed, later);
            Map<Long, FoundNeighbours> found = later ? Map.of() : findNeighbours(learnt);
            lists.delete(gone.stream().filter(id -> !found.containsKey(id)).toList());
            lists.invalidate(neighbourGraph.replace(gone, found));
        }
    }

    /** Takes in published articles, or takes them in again, from their texts. To be called with the lock held. */
    void reindexFromText(List<Long> ids) {
        List<Long> known = List.copyOf(vectors.findFingerprints(ids).keySet());
        delete(known);
        lists.schedule(neighbourGraph.replace(known, findNeighbours(insertVectors(terms.of(ids), false))));
    }

    /** Compares articles with what has come since; their words are what they were. To be called with the lock held. */
    void reindexFromWordCounts(List<Long> ids) {
        List<WeightedVector> weighed = new ArrayList<>();
        List<StoredWords> articles = wordCounts.findByArticles(ids);
        vectors.delete(ids);
        nearDuplicates.delete(ids);
        for (StoredWords each : articles) {
            Vocabulary vocabulary = each.vocabulary();
            weighed.addAll(vectors.insert(each.articles(), vocabulary, vocabulary.corpusSize(), false));
        }
        lists.schedule(neighbourGraph.replace(ids, findNeighbours(weighed)));
    }

    private void delete(List<Long> gone) {
        if (!gone.isEmpty()) {
            terms.subtractCounts(gone);
            vectors.delete(gone);
            nearDuplicates.delete(gone);
        }
    }

    /** All of them are learnt before any is compared, so that they find each other. */
    private Map<Long, FoundNeighbours> findNeighbours(List<WeightedVector> learnt) {
        Map<Long, FoundNeighbours> found = new TreeMap<>();
        learnt.forEach(each ->
                found.put(each.vector().articleId(), neighbourSearch.find(each, NearestNeighbourSearch.ANY_DAY)));
        nearDuplicates.detect(found);
        return found;
    }

    private List<WeightedVector> insertVectors(List<ArticleWords> changed, boolean later) {
        List<WeightedVector> learnt = new ArrayList<>();
        Map<String, List<ArticleWords>> byLanguage =
                changed.stream().collect(Collectors.groupingBy(ArticleWords::language));
        byLanguage.forEach((language, articles) -> {
            boolean countLater = changed.size() < BULK || later && terms.corpusSize(language) >= RELIABLE_CORPUS;
            Vocabulary vocabulary =
                    countLater ? terms.addTerms(language, articles) : terms.addTermsAndCount(language, articles);
            learnt.addAll(vectors.insert(
                    articles, vocabulary, later ? TermVectorStore.NOT_COMPARED : vocabulary.corpusSize(), countLater));
        });
        return learnt;
    }
}
