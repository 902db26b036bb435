package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;

/** Stores the neighbours of each published article in one row of arrays. */
@Singleton
public class NeighbourStore {
    private final Database database;

    NeighbourStore(Database database) {
        this.database = database;
    }

    /** What the ranking of another article needs to know of a neighbour. */
    public record NeighbourSummary(TypicalNearness typicalNearness, List<TopNeighbour> topNeighbours) {}

    public Map<Long, ArticleNeighbours> findByArticles(Collection<Long> articleIds) {
        Map<Long, ArticleNeighbours> found = new HashMap<>();
        if (!articleIds.isEmpty()) {
            database.list(
                    Sql.of("SELECT * FROM related_place WHERE article_id = ANY (?)", List.copyOf(articleIds)),
                    row -> found.put(row.number("article_id"), articleNeighbours(row)));
        }
        return found;
    }

    public Map<Long, NeighbourSummary> findSummaries(Collection<Long> articleIds) {
        Map<Long, NeighbourSummary> found = new HashMap<>();
        if (!articleIds.isEmpty()) {
            database.list(
                    Sql.of(
                            "SELECT article_id, nearness, topical, friends, shares FROM related_place"
                                    + " WHERE article_id = ANY (?)",
                            List.copyOf(articleIds)),
                    row -> found.put(
                            row.number("article_id"), new NeighbourSummary(typicalNearness(row), topNeighbours(row))));
        }
        return found;
    }

    Map<Long, TypicalNearness> findTypicalNearness(Collection<Long> articleIds) {
        Map<Long, TypicalNearness> found = new HashMap<>();
        if (!articleIds.isEmpty()) {
            database.list(
                    Sql.of(
                            "SELECT article_id, nearness, topical FROM related_place WHERE article_id = ANY (?)",
                            List.copyOf(articleIds)),
                    row -> found.put(row.number("article_id"), typicalNearness(row)));
        }
        return found;
    }

    private static ArticleNeighbours articleNeighbours(Row row) throws SQLException {
        long[] others = row.longs("others");
        float[] nearnesses = row.floats("nearnesses");
        float[] topicals = row.floats("topicals");
        List<Neighbour> neighbours = new ArrayList<>(others.length);
        for (int i = 0; i < others.length; i++) {
            neighbours.add(new Neighbour(others[i], nearnesses[i], topicals[i]));
        }
        return new ArticleNeighbours(row.number("article_id"), typicalNearness(row), topNeighbours(row), neighbours);
    }

    private static TypicalNearness typicalNearness(Row row) throws SQLException {
        return new TypicalNearness((float) row.real("nearness"), (float) row.real("topical"));
    }

    private static List<TopNeighbour> topNeighbours(Row row) throws SQLException {
        long[] ids = row.longs("friends");
        float[] shares = row.floats("shares");
        List<TopNeighbour> topNeighbours = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            topNeighbours.add(new TopNeighbour(ids[i], shares[i]));
        }
        return topNeighbours;
    }

    void delete(List<Long> articleIds) {
        database.update(Sql.of("DELETE FROM related_place WHERE article_id = ANY (?)", articleIds));
    }

    /**
     * Inserts or updates all rows in one statement. The arrays of all rows are concatenated into one parameter each; the end
     * offsets of each row are passed beside them, since a JDBC array of arrays must be rectangular.
     */
    void save(Collection<ArticleNeighbours> changed) {
        int count = changed.size();
        long[] ids = new long[count];
        float[] typicalStory = new float[count];
        float[] typicalTopic = new float[count];
        int[] topEnd = new int[count];
        int[] neighboursEnd = new int[count];
        List<TopNeighbour> topNeighbours = new ArrayList<>();
        List<Neighbour> neighbours = new ArrayList<>();
        int i = 0;
        for (ArticleNeighbours each : changed) {
            topNeighbours.addAll(each.topNeighbours());
            neighbours.addAll(each.all());
            ids[i] = each.articleId();
            typicalStory[i] = each.typicalNearness().story();
            typicalTopic[i] = each.typicalNearness().topic();
            topEnd[i] = topNeighbours.size();
            neighboursEnd[i] = neighbours.size();
            i++;
        }
        database.update(Sql.of(
                """
                INSERT INTO related_place
                    (article_id, nearness, topical, friends, shares, others, nearnesses, topicals)
                SELECT id, near, top, lists.friends[friends_from:friends_to], lists.shares[friends_from:friends_to],
                       lists.others[others_from:others_to], lists.nearnesses[others_from:others_to],
                       lists.topicals[others_from:others_to]
                FROM (SELECT ?::bigint[] AS friends, ?::real[] AS shares, ?::bigint[] AS others, ?::real[] AS nearnesses,
                             ?::real[] AS topicals) lists
                CROSS JOIN (
                    SELECT id, near, top, friends_to, others_to, 1 + lag(friends_to, 1, 0) OVER same_order AS friends_from,
                           1 + lag(others_to, 1, 0) OVER same_order AS others_from
                    FROM unnest(?::bigint[], ?::real[], ?::real[], ?::integer[], ?::integer[]) WITH ORDINALITY
                         AS given (id, near, top, friends_to, others_to, place)
                    WINDOW same_order AS (ORDER BY place)
                ) placed
                ON CONFLICT (article_id) DO UPDATE
                SET nearness = excluded.nearness, topical = excluded.topical, friends = excluded.friends,
                    shares = excluded.shares, others = excluded.others, nearnesses = excluded.nearnesses,
                    topicals = excluded.topicals""",
                topNeighbours.stream().mapToLong(TopNeighbour::articleId).toArray(),
                floats(topNeighbours.stream().mapToDouble(TopNeighbour::share).toArray()),
                neighbours.stream().mapToLong(Neighbour::articleId).toArray(),
                floats(neighbours.stream().mapToDouble(Neighbour::storyNearness).toArray()),
                floats(neighbours.stream().mapToDouble(Neighbour::topicNearness).toArray()),
                ids,
                typicalStory,
                typicalTopic,
                topEnd,
                neighboursEnd));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
