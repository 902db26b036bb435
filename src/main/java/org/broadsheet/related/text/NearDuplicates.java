package org.broadsheet.related.text;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Detects and stores pairs of near-duplicate articles, such as the same agency report published twice. */
@Singleton
public class NearDuplicates {
    /** Most near-duplicates of one article that are detected at once. */
    private static final int MAX_PER_ARTICLE = 20;

    private final Database database;

    NearDuplicates(Database database) {
        this.database = database;
    }

    public void delete(List<Long> articleIds) {
        database.update(Sql.of("DELETE FROM related_near_duplicate WHERE article_id = ANY (?)", articleIds));
        database.update(Sql.of("DELETE FROM related_near_duplicate WHERE other_id = ANY (?)", articleIds));
    }

    /**
     * Compares the texts of articles with nearly the same term vectors, and stores the pairs that are near-duplicates.
     *
     * @param possibleDuplicates ids of the articles whose vectors are nearly the same, by article id
     */
    public void detect(Map<Long, List<Long>> possibleDuplicates) {
        Set<Long> candidates = new HashSet<>();
        possibleDuplicates.forEach((id, possible) -> {
            if (!possible.isEmpty()) {
                candidates.add(id);
                possible.stream().limit(MAX_PER_ARTICLE).forEach(candidates::add);
            }
        });
        if (candidates.isEmpty()) {
            return;
        }
        Map<Long, Shingles> shingles = database.map(
                Sql.of("SELECT id, body_text FROM article WHERE id = ANY (?)", List.copyOf(candidates)),
                row -> row.number("id"),
                row -> new Shingles(row.text("body_text")));
        List<Long> ids = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        possibleDuplicates.forEach((id, possible) -> possible.stream()
                .limit(MAX_PER_ARTICLE)
                .filter(other -> shingles.get(id).isNearDuplicateOf(shingles.get(other)))
                .forEach(other -> {
                    ids.addAll(List.of(id, other));
                    others.addAll(List.of(other, id));
                }));
        if (!ids.isEmpty()) {
            database.update(Sql.of(
                    "INSERT INTO related_near_duplicate (article_id, other_id) SELECT * FROM unnest(?, ?) ON CONFLICT DO NOTHING",
                    ids,
                    others));
        }
    }

    /** The near-duplicates of each article, whether among the given ones or not. Articles without any are absent. */
    public Map<Long, Set<Long>> findByArticles(Collection<Long> articleIds) {
        Map<Long, Set<Long>> duplicates = new HashMap<>();
        if (!articleIds.isEmpty()) {
            database.list(
                    Sql.of(
                            "SELECT article_id, other_id FROM related_near_duplicate WHERE article_id = ANY (?)",
                            List.copyOf(articleIds)),
                    row -> duplicates
                            .computeIfAbsent(row.number("article_id"), id -> new HashSet<>())
                            .add(row.number("other_id")));
        }
        return duplicates;
    }
}
