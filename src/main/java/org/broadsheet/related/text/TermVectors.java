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
public class TermVectors {
    /** The size of the archive that one was compared with, which was compared with nothing. */
    public static final int UNCOMPARED = 0;

    /** A kilobyte each. */
    private static final int REMEMBERED = 10_000;

    private static final String COLUMNS = "id, article_id, language, day, terms, impacts";

    private final Database database;
    private final Map<Long, TermVector> remembered = new LinkedHashMap<>(1000, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TermVector> eldest) {
            return size() > REMEMBERED;
        }
    };

    TermVectors(Database database) {
        this.database = database;
    }

    /** A vector that is kept, or would be, with the weights of its terms. */
    public record Weighed(TermVector vector, double[] weights) {}

    /** Makes a vector: the most telling words that are known, with impacts that hang on no other article. */
    public static Weighed weigh(ArticleWords words, Vocabulary vocabulary) {
        record Telling(TermFrequency term, double level, double telling) {}
        List<Telling> best = IntStream.range(0, words.lexemes().size())
                .filter(i -> vocabulary.terms().containsKey(words.lexemes().get(i)))
                .mapToObj(i -> {
                    TermFrequency term = vocabulary.terms().get(words.lexemes().get(i));
                    return new Telling(term, words.level(i), words.level(i) * vocabulary.weight(term));
                })
                .sorted((a, b) -> a.telling() == b.telling()
                        ? Integer.compare(a.term().id(), b.term().id())
                        : Double.compare(b.telling(), a.telling()))
                .limit(TermVector.COMPARED)
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
        return new Weighed(
                new TermVector(0, words.articleId(), words.language(), words.day(), terms, impacts), weights);
    }

    /** What was compared of articles the last time. */
    public Map<Long, Long> fingerprints(List<Long> articleIds) {
        Map<Long, Long> fingerprints = new HashMap<>();
        database.list(
                Sql.of("SELECT article_id, fingerprint FROM related_vector WHERE article_id = ANY (?)", articleIds),
                row -> fingerprints.put(row.number("article_id"), row.number("fingerprint")));
        return fingerprints;
    }

    /** Whether there are some that were not compared with any other yet. */
    public boolean areUncompared() {
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
    public List<Weighed> add(List<ArticleWords> articles, Vocabulary vocabulary, int corpus, boolean toCount) {
        List<Weighed> weighed =
                articles.stream().map(words -> weigh(words, vocabulary)).toList();
        Map<Long, Long> ids = new HashMap<>();
        database.list(TermVectorRows.of(articles, weighed, vocabulary, corpus).insertion(toCount), row -> {
            return ids.put(row.number("article_id"), row.number("id"));
        });
        return weighed.stream()
                .map(each -> {
                    TermVector kept = each.vector().kept(ids.get(each.vector().articleId()));
                    remember(kept);
                    return new Weighed(kept, each.weights());
                })
                .toList();
    }

    public void remove(List<Long> articleIds) {
        database.update(Sql.of("""
                DELETE FROM related_posting posting
                USING related_vector vector, unnest(vector.terms[1:?]) AS posted (term)
                WHERE vector.article_id = ANY (?) AND posting.term = posted.term
                  AND posting.day = vector.day AND posting.vector_id = vector.id""", TermVector.POSTED, articleIds));
        database.update(Sql.of("DELETE FROM related_vector WHERE article_id = ANY (?)", articleIds));
    }

    public Optional<TermVector> ofArticle(long articleId) {
        return database.first(
                Sql.of("SELECT " + COLUMNS + " FROM related_vector WHERE article_id = ?", articleId),
                TermVectors::vector);
    }

    public List<TermVector> byId(Collection<Long> ids) {
        List<TermVector> found = new ArrayList<>(ids.size());
        List<Long> missing = new ArrayList<>();
        synchronized (remembered) {
            for (Long id : ids) {
                TermVector vector = remembered.get(id);
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
                    TermVectors::vector);
            read.forEach(this::remember);
            found.addAll(read);
        }
        return found;
    }

    private void remember(TermVector vector) {
        synchronized (remembered) {
            remembered.put(vector.id(), vector);
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
