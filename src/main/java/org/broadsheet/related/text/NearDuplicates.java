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
import org.broadsheet.related.index.NearestNeighbourSearch.FoundNeighbours;

/** Keeps who is a copy of whom: the same wire story, published twice. */
@Singleton
public class NearDuplicates {
    /** A story that is printed more often is known by some of its copies. */
    private static final int MAX_PER_ARTICLE = 20;

    private final Database database;

    NearDuplicates(Database database) {
        this.database = database;
    }

    public void delete(List<Long> articleIds) {
        database.update(Sql.of("DELETE FROM related_near_duplicate WHERE article_id = ANY (?)", articleIds));
        database.update(Sql.of("DELETE FROM related_near_duplicate WHERE other_id = ANY (?)", articleIds));
    }

    /** Holds those that use the same words as often against each other, word by word. */
    public void detect(Map<Long, FoundNeighbours> found) {
        Set<Long> suspects = new HashSet<>();
        found.forEach((id, neighbours) -> {
            if (!neighbours.possibleDuplicates().isEmpty()) {
                suspects.add(id);
                neighbours.possibleDuplicates().stream().limit(MAX_PER_ARTICLE).forEach(suspects::add);
            }
        });
        if (suspects.isEmpty()) {
            return;
        }
        Map<Long, Shingles> shingles = new HashMap<>();
        database.list(
                Sql.of("SELECT id, body_text FROM article WHERE id = ANY (?)", List.copyOf(suspects)),
                row -> shingles.put(row.number("id"), new Shingles(row.text("body_text"))));
        List<Long> ids = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        found.forEach((id, neighbours) -> neighbours.possibleDuplicates().stream()
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

    /** The copies of each of these articles, among these articles or not. */
    public Map<Long, Set<Long>> findByArticles(Collection<Long> articleIds) {
        Map<Long, Set<Long>> copies = new HashMap<>();
        if (!articleIds.isEmpty()) {
            database.list(
                    Sql.of(
                            "SELECT article_id, other_id FROM related_near_duplicate WHERE article_id = ANY (?)",
                            List.copyOf(articleIds)),
                    row -> copies.computeIfAbsent(row.number("article_id"), id -> new HashSet<>())
                            .add(row.number("other_id")));
        }
        return copies;
    }
}
