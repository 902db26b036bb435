package org.broadsheet.articles.lists;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** A page of any list reads few database blocks, however many articles there are. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListCostTest {
    private static final int ARTICLES = 20_000;

    /**
     * A page of 20 reads up to 8 blocks per card, with its category and authors; reading all articles takes thousands.
     */
    private static final int MAX_BLOCKS = 800;

    private static final String COPIES = """
            INSERT INTO article (id, public_id, slug, language, title, title_sort_key, excerpt, body_format, body_source,
                body_html, body_text, word_count, reading_minutes, category_id, translation_group, status, published_at,
                listed_at, created_at, updated_at, version)
            SELECT 1000000 + n, gen_random_uuid(), 'cost-' || n, (ARRAY['en', 'de', 'az'])[1 + n %% 3], title,
                title_sort_key || n, excerpt, body_format, body_source, body_html, body_text, word_count, reading_minutes,
                category_id, gen_random_uuid(), 'published', now() - n * interval '1 minute',
                now() - n * interval '1 minute', created_at, now() - n * interval '1 minute', 0
            FROM article, generate_series(1, %d) n WHERE slug = '%s'""";

    private static final String COMMON = """
            INSERT INTO article_tag (article_id, tag_id, position)
            SELECT id, (SELECT id FROM tag WHERE slug = 'common'), 1 FROM article
            WHERE slug LIKE 'cost-%' AND id % 8 = 0""";

    private static final String VIEWS = """
            INSERT INTO view_count (article_id, period, views)
            SELECT id, 'P7D', id % 1000 FROM article WHERE slug LIKE 'cost-%'""";

    private static final String BLOCKS = """
            SELECT sum((shared_blks_hit + shared_blks_read) / calls) FROM pg_stat_statements
            WHERE query ~ '(article|listing)' AND query !~ '(publish_at|related_|pg_stat)'
              AND userid <> current_user::regrole""";

    @Test
    void pageReadsFewBlocksAmongManyArticles() throws SQLException {
        String section = newCategory();
        publish(newCategory(), "tags", List.of("common"));
        String original = publish(section, "tags", List.of("rare"), "featured", true);
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            TestDatabase.suspendIndexing(statement);
            try {
                statement.execute(COPIES.formatted(ARTICLES, original));
                statement.execute(COMMON);
                statement.execute("SELECT refresh_listing(array_agg(id)) FROM article WHERE slug LIKE 'cost-%'");
                statement.execute(VIEWS);
                statement.execute("VACUUM ANALYZE article, listing, article_tag, view_count");
                assertEquals(Map.of(), queriesAboveLimit(statement, section));
            } finally {
                statement.execute("DELETE FROM article WHERE slug LIKE 'cost-%'");
            }
        }
    }

    private static Map<String, Long> queriesAboveLimit(Statement statement, String section) throws SQLException {
        Map<String, Long> blocksByQuery = new TreeMap<>();
        for (String query : List.of(
                "limit=20",
                "category=C",
                "tag=rare",
                "tag=common",
                "category=C&tag=common",
                "category=C&tag=rare",
                "featured=true",
                "featured=false",
                "category=C&featured=true",
                "category=C&language=az",
                "language=az,de",
                "sort=title",
                "sort=title&category=C",
                "sort=title&tag=rare",
                "sort=-updatedAt&tag=common",
                "sort=-views&window=P7D",
                "sort=-views&window=P7D&category=C",
                "sort=-views&window=P7D&tag=rare",
                "sort=-views&category=C",
                "category=C&to=2000-01-01",
                "tag=-common&category=C",
                "language=xx")) {
            statement.execute("SELECT pg_stat_statements_reset()");
            for (int time = 0; time < 8; time++) {
                StatementCounter.countDuring(() -> anonymous()
                        .get("/v1/articles?" + query.replace("C", section))
                        .then()
                        .statusCode(200));
            }
            try (ResultSet row = statement.executeQuery(BLOCKS)) {
                row.next();
                if (row.getLong(1) > MAX_BLOCKS) {
                    blocksByQuery.put(query, row.getLong(1));
                }
            }
        }
        return blocksByQuery;
    }
}
