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
        return read("*", articleIds, NeighbourStore::articleNeighbours);
    }

    public Map<Long, NeighbourSummary> findSummaries(Collection<Long> articleIds) {
        return read(
                "article_id, mean_similarity, mean_topic_similarity, top_neighbours, top_weights",
                articleIds,
                row -> new NeighbourSummary(typicalNearness(row), topNeighbours(row)));
    }

    Map<Long, TypicalNearness> findTypicalNearness(Collection<Long> articleIds) {
        return read("article_id, mean_similarity, mean_topic_similarity", articleIds, NeighbourStore::typicalNearness);
    }

    private <T> Map<Long, T> read(String columns, Collection<Long> articleIds, Database.RowReader<T> reader) {
        String select = "SELECT " + columns + " FROM related_neighbours WHERE article_id = ANY (?)";
        return articleIds.isEmpty()
                ? new HashMap<>()
                : database.map(Sql.of(select, List.copyOf(articleIds)), row -> row.number("article_id"), reader);
    }

    private static ArticleNeighbours articleNeighbours(Row row) throws SQLException {
        long[] others = row.longs("neighbours");
        float[] nearnesses = row.floats("similarities");
        float[] topicals = row.floats("topic_similarities");
        List<Neighbour> neighbours = new ArrayList<>(others.length);
        for (int i = 0; i < others.length; i++) {
            neighbours.add(new Neighbour(others[i], nearnesses[i], topicals[i]));
        }
        return new ArticleNeighbours(row.number("article_id"), typicalNearness(row), topNeighbours(row), neighbours);
    }

    private static TypicalNearness typicalNearness(Row row) throws SQLException {
        return new TypicalNearness((float) row.real("mean_similarity"), (float) row.real("mean_topic_similarity"));
    }

    private static List<TopNeighbour> topNeighbours(Row row) throws SQLException {
        long[] ids = row.longs("top_neighbours");
        float[] shares = row.floats("top_weights");
        List<TopNeighbour> topNeighbours = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            topNeighbours.add(new TopNeighbour(ids[i], shares[i]));
        }
        return topNeighbours;
    }

    void delete(List<Long> articleIds) {
        database.update(Sql.of("DELETE FROM related_neighbours WHERE article_id = ANY (?)", articleIds));
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
                INSERT INTO related_neighbours
                    (article_id, mean_similarity, mean_topic_similarity, top_neighbours, top_weights, neighbours, similarities, topic_similarities)
                SELECT id, near, top, lists.top_neighbours[friends_from:friends_to], lists.top_weights[friends_from:friends_to],
                       lists.neighbours[others_from:others_to], lists.similarities[others_from:others_to],
                       lists.topic_similarities[others_from:others_to]
                FROM (SELECT ?::bigint[] AS top_neighbours, ?::real[] AS top_weights, ?::bigint[] AS neighbours, ?::real[] AS similarities,
                             ?::real[] AS topic_similarities) lists
                CROSS JOIN (
                    SELECT id, near, top, friends_to, others_to, 1 + lag(friends_to, 1, 0) OVER same_order AS friends_from,
                           1 + lag(others_to, 1, 0) OVER same_order AS others_from
                    FROM unnest(?::bigint[], ?::real[], ?::real[], ?::integer[], ?::integer[]) WITH ORDINALITY
                         AS given (id, near, top, friends_to, others_to, place)
                    WINDOW same_order AS (ORDER BY place)
                ) placed
                ON CONFLICT (article_id) DO UPDATE
                SET mean_similarity = excluded.mean_similarity, mean_topic_similarity = excluded.mean_topic_similarity, top_neighbours = excluded.top_neighbours,
                    top_weights = excluded.top_weights, neighbours = excluded.neighbours, similarities = excluded.similarities,
                    topic_similarities = excluded.topic_similarities""",
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
