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
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermDictionary.Vocabulary;

/**
 * Stores the vectors of published articles, and caches those read last. A row is never updated, only inserted and deleted,
 * so the cache needs no invalidation.
 */
@Singleton
public class TermVectorStore {
    /** Corpus size stored with a vector that has not been compared with any other yet. */
    public static final int NOT_COMPARED = 0;

    /** One vector takes about a kilobyte. */
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

    /** The fingerprints of the stored vectors, by article id. */
    public Map<Long, Long> findFingerprints(List<Long> articleIds) {
        return database.map(
                Sql.of("SELECT article_id, fingerprint FROM related_vector WHERE article_id = ANY (?)", articleIds),
                row -> row.number("article_id"),
                row -> row.number("fingerprint"));
    }

    /** Whether any vector has not been compared with the others yet. */
    public boolean hasUncompared() {
        return database.one(
                Sql.of("SELECT EXISTS (SELECT FROM related_vector WHERE corpus_size <= 0) AS some"),
                row -> row.flag("some"));
    }

    /**
     * Stores the vectors of articles of one language, with their postings.
     *
     * @param corpusSize the size of the corpus that they are compared with; {@link #NOT_COMPARED} for none
     * @param enqueueCounts whether to enqueue their words for {@code TermCountUpdater}
     */
    public List<WeightedVector> insert(
            List<ArticleWords> articles, Vocabulary vocabulary, int corpusSize, boolean enqueueCounts) {
        List<WeightedVector> vectors = articles.stream()
                .map(words -> WeightedVector.of(words, vocabulary))
                .toList();
        Map<Long, Long> ids = new HashMap<>();
        database.list(
                TermVectorInsert.of(articles, vectors, vocabulary, corpusSize).statement(enqueueCounts), row -> {
                    return ids.put(row.number("article_id"), row.number("id"));
                });
        return vectors.stream()
                .map(each -> {
                    TermVector stored =
                            each.vector().withId(ids.get(each.vector().articleId()));
                    cache(stored);
                    return new WeightedVector(stored, each.weights());
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
            List<TermVector> loaded = database.list(
                    Sql.of("SELECT " + COLUMNS + " FROM related_vector WHERE id = ANY (?)", missing),
                    TermVectorStore::vector);
            loaded.forEach(this::cache);
            found.addAll(loaded);
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
