package org.broadsheet.related;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.articles.ArticlesChanged;
import org.broadsheet.related.Nearest.Found;
import org.broadsheet.related.Terms.Vocabulary;
import org.broadsheet.related.Vectors.Weighed;

/**
 * Keeps what related lists are computed from, in the transaction that writes an article: it can be related to, and
 * appears in others' lists, in the very next request. How it works and what it costs: {@code src/docs/related.md}.
 */
@Singleton
class RelatedIndex {
    /** With so many articles in one write, their words are counted before they are weighed. */
    private static final int BULK = 10;

    /** Articles brought up to date by one round of statements, each of which must end within its time. */
    private static final int CHUNK = 100;

    /** After the others who derive from articles: from here on writers wait for each other. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 1000;

    private final IndexLock lock;
    private final Terms terms;
    private final Vectors vectors;
    private final Nearest nearest;
    private final Neighbours neighbours;
    private final Copies copies;
    private final ReadyLists lists;

    RelatedIndex(
            IndexLock lock,
            Terms terms,
            Vectors vectors,
            Nearest nearest,
            Neighbours neighbours,
            Copies copies,
            ReadyLists lists) {
        this.lock = lock;
        this.terms = terms;
        this.vectors = vectors;
        this.nearest = nearest;
        this.neighbours = neighbours;
        this.copies = copies;
        this.lists = lists;
    }

    void articlesChanged(@Observes @Priority(LATE) ArticlesChanged event) {
        List<Long> ids = event.ids();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            refresh(ids.subList(from, Math.min(from + CHUNK, ids.size())), false);
        }
    }

    /** @param again whether to compare anew what has not changed: with what has come since */
    void refresh(List<Long> ids, boolean again) {
        Map<Long, Long> known = vectors.fingerprints(ids);
        List<ArticleWords> published = terms.of(ids);
        Set<Long> same = published.stream()
                .filter(words -> !again && Long.valueOf(words.fingerprint()).equals(known.get(words.articleId())))
                .map(ArticleWords::articleId)
                .collect(Collectors.toSet());
        List<Long> gone =
                known.keySet().stream().filter(id -> !same.contains(id)).toList();
        List<ArticleWords> changed = published.stream()
                .filter(words -> !same.contains(words.articleId()))
                .toList();
        if (!again) {
            lists.outdate(lists.steeredTo(ids));
        }
        if (!same.isEmpty()) {
            lists.outdate(neighbours.around(same));
        }
        if (!gone.isEmpty() || !changed.isEmpty()) {
            lock.await();
            Set<Long> concerned = replace(gone, changed);
            if (again) {
                lists.remake(concerned);
            } else {
                lists.outdate(concerned);
            }
        }
    }

    /** @return the articles next to which something has changed */
    private Set<Long> replace(List<Long> gone, List<ArticleWords> changed) {
        if (!gone.isEmpty()) {
            terms.unlearn(gone);
            vectors.remove(gone);
            copies.remove(gone);
        }
        Map<Long, Found> found = new java.util.TreeMap<>();
        learn(changed).forEach(each -> found.put(each.vector().articleId(), nearest.to(each, Nearest.ANY_DAY)));
        copies.add(found);
        lists.forget(gone.stream().filter(id -> !found.containsKey(id)).toList());
        return neighbours.replace(gone, found);
    }

    /** All of them before any is compared, so that they find each other. */
    private List<Weighed> learn(List<ArticleWords> changed) {
        List<Weighed> learnt = new ArrayList<>();
        Map<String, List<ArticleWords>> byLanguage =
                changed.stream().collect(Collectors.groupingBy(ArticleWords::language));
        byLanguage.forEach((language, articles) -> {
            Vocabulary vocabulary =
                    changed.size() >= BULK ? terms.learnAndCount(language, articles) : terms.learn(language, articles);
            for (ArticleWords words : articles) {
                Weighed weighed = Vectors.weigh(words, vocabulary);
                learnt.add(new Weighed(vectors.add(words, vocabulary, weighed.vector()), weighed.weights()));
            }
        });
        return learnt;
    }
}
