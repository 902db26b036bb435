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
import org.broadsheet.related.index.NearestNeighbours.Found;
import org.broadsheet.related.lists.PrecomputedLists;
import org.broadsheet.related.text.ArticleWords;
import org.broadsheet.related.text.NearDuplicates;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.TermDictionary.Vocabulary;
import org.broadsheet.related.text.TermVectors;
import org.broadsheet.related.text.TermVectors.Weighed;
import org.broadsheet.related.text.WordCountStore;
import org.broadsheet.related.text.WordCountStore.Known;

/**
 * Keeps what related lists are computed from, in the transaction that writes an article: it can be related to, and
 * appears in others' lists, in the very next request. How it works and what it costs: {@code src/docs/related.md}.
 */
@Singleton
class RelatedIndex {
    /** With so many articles in one write, their words are counted before they are weighed, unless they are well known. */
    private static final int BULK = 10;

    /** Articles brought up to date by one round of statements, each of which must end within its time. */
    private static final int CHUNK = 100;

    /**
     * With more than so many to come, comparing each would take minutes. Once some are left uncompared, those that come
     * with them are too: the work that is to be done goes over all of them.
     */
    private static final int COMPARED_MEANWHILE = 2000;

    /** Where so many articles of a language were counted, its words are known well enough to weigh others by. */
    private static final int WELL_KNOWN = 2000;

    /** After the others who derive from articles: from here on writers wait for each other. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 1000;

    private final IndexLock lock;
    private final TermDictionary terms;
    private final WordCountStore counted;
    private final TermVectors vectors;
    private final NearestNeighbours nearest;
    private final NeighbourGraph neighbours;
    private final NearDuplicates copies;
    private final PrecomputedLists lists;

    RelatedIndex(
            IndexLock lock,
            TermDictionary terms,
            WordCountStore counted,
            TermVectors vectors,
            NearestNeighbours nearest,
            NeighbourGraph neighbours,
            NearDuplicates copies,
            PrecomputedLists lists) {
        this.lock = lock;
        this.terms = terms;
        this.counted = counted;
        this.vectors = vectors;
        this.nearest = nearest;
        this.neighbours = neighbours;
        this.copies = copies;
        this.lists = lists;
    }

    void articlesChanged(@Observes @Priority(LATE) ArticlesChanged event) {
        boolean later = event.waiting() > COMPARED_MEANWHILE || event.waiting() > 0 && vectors.areUncompared();
        List<Long> ids = event.ids();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            refresh(ids.subList(from, Math.min(from + CHUNK, ids.size())), later);
        }
    }

    /** @param later whether {@link ReindexWorker} is to hold them against others */
    private void refresh(List<Long> ids, boolean later) {
        Map<Long, Long> known = vectors.fingerprints(ids);
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
        lists.outdate(lists.steeredTo(ids));
        if (!same.isEmpty()) {
            lists.outdate(neighbours.around(same));
        }
        if (!gone.isEmpty() || !changed.isEmpty()) {
            lock.await();
            forget(gone);
            List<Weighed> learnt = learn(changed, later);
            Map<Long, Found> found = later ? Map.of() : compare(learnt);
            lists.forget(gone.stream().filter(id -> !found.containsKey(id)).toList());
            lists.outdate(neighbours.replace(gone, found));
        }
    }

    /** Takes in published articles, or takes them in again, from their texts. To be called with the lock held. */
    void readAgain(List<Long> ids) {
        List<Long> known = List.copyOf(vectors.fingerprints(ids).keySet());
        forget(known);
        lists.remake(neighbours.replace(known, compare(learn(terms.of(ids), false))));
    }

    /** Compares articles with what has come since; their words are what they were. To be called with the lock held. */
    void compareAgain(List<Long> ids) {
        List<Weighed> weighed = new ArrayList<>();
        List<Known> articles = counted.of(ids);
        vectors.remove(ids);
        copies.remove(ids);
        for (Known each : articles) {
            Vocabulary vocabulary = each.vocabulary();
            weighed.addAll(vectors.add(each.articles(), vocabulary, vocabulary.corpus(), false));
        }
        lists.remake(neighbours.replace(ids, compare(weighed)));
    }

    private void forget(List<Long> gone) {
        if (!gone.isEmpty()) {
            terms.unlearn(gone);
            vectors.remove(gone);
            copies.remove(gone);
        }
    }

    /** All of them are learnt before any is compared, so that they find each other. */
    private Map<Long, Found> compare(List<Weighed> learnt) {
        Map<Long, Found> found = new TreeMap<>();
        learnt.forEach(each -> found.put(each.vector().articleId(), nearest.to(each, NearestNeighbours.ANY_DAY)));
        copies.add(found);
        return found;
    }

    private List<Weighed> learn(List<ArticleWords> changed, boolean later) {
        List<Weighed> learnt = new ArrayList<>();
        Map<String, List<ArticleWords>> byLanguage =
                changed.stream().collect(Collectors.groupingBy(ArticleWords::language));
        byLanguage.forEach((language, articles) -> {
            boolean countLater = changed.size() < BULK || later && terms.corpus(language) >= WELL_KNOWN;
            Vocabulary vocabulary =
                    countLater ? terms.learn(language, articles) : terms.learnAndCount(language, articles);
            learnt.addAll(vectors.add(
                    articles, vocabulary, later ? TermVectors.UNCOMPARED : vocabulary.corpus(), countLater));
        });
        return learnt;
    }
}
