package org.broadsheet.related.text;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermDictionary.Vocabulary;

/** Keeps the vectors of articles. What was compared lately stays in memory: rows never change, so it is never stale. */
@Singleton
public class TermVectorStore {
    /** The size of the archive that one was compared with, which was compared with nothing. */
    public static final int NOT_COMPARED = 0;

    /** A kilobyte each. */
    private static final int CACHE_SIZE = 10_000;

    private static final String COLUMNS = "id, article_id, language, day, terms, impacts";

    private final Database database;
    private final Map<Long, TermVector> cache = new LinkedHashMap<>(1000, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TermVector> eldest) {
            return size() > CACHE_SIZE;
        }
    };

    TermVectorStore(Database database) {
        this.database = database;
    }

    /** A vector that is kept, or would be, with the weights of its terms. */
    public record WeightedVector(TermVector vector, double[] weights) {}

    /** Makes a vector: the most telling words that are known, with impacts that hang on no other article. */
    public static WeightedVector weigh(ArticleWords words, Vocabulary vocabulary) {
        record Telling(TermFrequency term, double level, double telling) {}
        List<Telling> best = IntStream.range(0, words.lexemes().size())
                .filter(i -> vocabulary.terms().containsKey(words.lexemes().get(i)))
                .mapToObj(i -> {
                    TermFrequency term = vocabulary.terms().get(words.lexemes().get(i));
                    return new Telling(term, words.logFrequency(i), words.logFrequency(i) * vocabulary.weight(term));
                })
                .sorted((a, b) -> a.telling() == b.telling()
                        ? Integer.compare(a.term().id(), b.term().id())
                        : Double.compare(b.telling(), a.telling()))
                .limit(TermVector.MAX_TERMS)
                .toList();
        double norm = Math.sqrt(
                best.stream().mapToDouble(each -> each.level() * each.level()).sum());
        int[] terms = best.stream().mapToInt(each -> each.term().id()).toArray();
        float[] impacts = new float[terms.length];
        double[] weights = new double[terms.length];
        for (int i = 0; i < terms.length; i++) {
            impacts[i] = (float) (best.get(i).level() / norm);
            weights[i] = vocabulary.weight(best.get(i).term());
        }
        return new WeightedVector(
                new TermVector(0, words.articleId(), words.language(), words.day(), terms, impacts), weights);
    }

    /** What was compared of articles the last time. */
    public Map<Long, Long> findFingerprints(List<Long> articleIds) {
        Map<Long, Long> fingerprints = new HashMap<>();
        database.list(
                Sql.of("SELECT article_id, fingerprint FROM related_vector WHERE article_id = ANY (?)", articleIds),
                row -> fingerprints.put(row.number("article_id"), row.number("fingerprint")));
        return fingerprints;
    }

    /** Whether there are some that were not compared with any other yet. */
    public boolean hasUncompared() {
        return database.first(
                        Sql.of("SELECT EXISTS (SELECT FROM related_vector WHERE corpus_size <= 0) AS some"),
                        row -> row.flag("some"))
                .orElseThrow();
    }

    /**
     * Weighs articles of one language, and keeps their vectors and the postings that lead to them.
     *
     * @param corpus among how many articles they will have been compared
     * @param toCount whether their words are yet to be counted
     */
    public List<WeightedVector> insert(
            List<ArticleWords> articles, Vocabulary vocabulary, int corpus, boolean toCount) {
        List<WeightedVector> weighed =
                articles.stream().map(words -> weigh(words, vocabulary)).toList();
        Map<Long, Long> ids = new HashMap<>();
        database.list(TermVectorInsert.of(articles, weighed, vocabulary, corpus).statement(toCount), row -> {
            return ids.put(row.number("article_id"), row.number("id"));
        });
        return weighed.stream()
                .map(each -> {
                    TermVector kept = each.vector().withId(ids.get(each.vector().articleId()));
                    cache(kept);
                    return new WeightedVector(kept, each.weights());
                })
                .toList();
    }

    public void delete(List<Long> articleIds) {
        database.update(Sql.of("""
                DELETE FROM related_posting posting
                USING related_vector vector, unnest(vector.terms[1:?]) AS posted (term)
                WHERE vector.article_id = ANY (?) AND posting.term = posted.term
                  AND posting.day = vector.day AND posting.vector_id = vector.id""", TermVector.POSTING_TERMS, articleIds));
        database.update(Sql.of("DELETE FROM related_vector WHERE article_id = ANY (?)", articleIds));
    }

    public Optional<TermVector> findByArticle(long articleId) {
        return database.first(
                Sql.of("SELECT " + COLUMNS + " FROM related_vector WHERE article_id = ?", articleId),
                TermVectorStore::vector);
    }

    public List<TermVector> findByIds(Collection<Long> ids) {
        List<TermVector> found = new ArrayList<>(ids.size());
        List<Long> missing = new ArrayList<>();
        synchronized (cache) {
            for (Long id : ids) {
                TermVector vector = cache.get(id);
                if (vector == null) {
                    missing.add(id);
                } else {
                    found.add(vector);
                }
            }
        }
        if (!missing.isEmpty()) {
            List<TermVector> read = database.list(
                    Sql.of("SELECT " + COLUMNS + " FROM related_vector WHERE id = ANY (?)", missing),
                    TermVectorStore::vector);
            read.forEach(this::cache);
            found.addAll(read);
        }
        return found;
    }

    private void cache(TermVector vector) {
        synchronized (cache) {
            cache.put(vector.id(), vector);
        }
    }

    private static TermVector vector(Row row) throws SQLException {
        return new TermVector(
                row.number("id"),
                row.number("article_id"),
                row.text("language"),
                row.real("day"),
                row.ints("terms"),
                row.floats("impacts"));
    }
}
