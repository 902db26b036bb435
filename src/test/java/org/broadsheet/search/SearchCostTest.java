package org.broadsheet.search;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.TestDatabase;
import org.broadsheet.search.index.SearchTermCounts;
import org.junit.jupiter.api.Test;

/** A search reads few database blocks, whichever filter it has and however many articles pass that filter. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchCostTest {
    private static final int ARTICLES = 4000;

    /** Comparing the keys of every article that passes a filter takes about twenty blocks per article. */
    private static final int MAX_BLOCKS = 10_000;

    /** The number of articles with each word is a part of all articles; two of them have all four words of the query. */
    private static final String COPIES = """
            INSERT INTO article (id, public_id, slug, language, title, title_sort_key, excerpt, body_format, body_source,
                body_html, body_text, word_count, reading_minutes, category_id, source_id, translation_group, status,
                published_at, listed_at, created_at, updated_at, version)
            SELECT 2000000 + n, gen_random_uuid(), 'search-cost-' || n, language, 'Number ' || n, 'Number ' || n, excerpt,
                body_format, body_source, body_html,
                concat_ws(' ', CASE WHEN n %% 11 = 0 THEN 'harbour' END, CASE WHEN n %% 13 = 0 THEN 'budget' END,
                    CASE WHEN n %% 7 = 0 THEN 'storm' END, CASE WHEN n %% 5 = 0 THEN 'ferry' END,
                    (SELECT string_agg('word' || (n * k) %% 20011, ' ') FROM generate_series(1, 200) k)),
                word_count, reading_minutes, category_id, source_id, gen_random_uuid(), 'published',
                '2026-01-05T00:00:00Z'::timestamptz + n * interval '1 minute',
                '2026-01-05T00:00:00Z'::timestamptz + n * interval '1 minute', created_at, updated_at, 0
            FROM article, generate_series(1, %d) n WHERE slug = '%s'""";

    private static final String INDEXED = """
            WITH made AS (
                INSERT INTO search_document
                SELECT document.* FROM generate_series(0, %d, 200) first,
                    search_documents(ARRAY(SELECT id FROM article WHERE id > 2000000 + first AND id <= 2000200 + first
                                           AND slug LIKE 'search-cost-%%')) document
                RETURNING article_id, language, keys
            )
            INSERT INTO search_count_delta (article_id, language, sign, keys) SELECT article_id, language, 1, keys FROM made""";

    private static final String REMOVED = """
            WITH gone AS (
                DELETE FROM search_document WHERE article_id > 2000000 RETURNING article_id, language, keys
            )
            INSERT INTO search_count_delta (article_id, language, sign, keys) SELECT article_id, language, -1, keys FROM gone""";

    private static final String BLOCKS = """
            SELECT coalesce(sum((shared_blks_hit + shared_blks_read) / calls), 0) FROM pg_stat_statements
            WHERE query LIKE '%search_document%' AND query NOT LIKE '%search_count_delta%' AND query NOT LIKE '%pg_stat%'""";

    @Inject
    SearchTermCounts termCounts;

    @Test
    void filterThatNearlyAllArticlesPassCostsLittle() throws SQLException {
        String section = newCategory();
        String source = unique("agency");
        admin().contentType("application/json")
                .body(Map.of("name", "Agency", "slug", source))
                .post("/v1/sources")
                .then()
                .statusCode(201);
        String original = publish(section, "language", "eu-ES", "source", source);
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            TestDatabase.suspendIndexing(statement);
            try {
                statement.execute(COPIES.formatted(ARTICLES, original));
                statement.execute(INDEXED.formatted(ARTICLES));
                termCounts.applyAllPending();
                statement.execute("VACUUM ANALYZE article, search_document");
                assertEquals(Map.of(), queriesAboveLimit(statement, section, source));
            } finally {
                statement.execute(REMOVED);
                statement.execute("DELETE FROM article WHERE slug LIKE 'search-cost-%'");
                termCounts.applyAllPending();
            }
        }
    }

    private static Map<String, Long> queriesAboveLimit(Statement statement, String section, String source)
            throws SQLException {
        Map<String, Long> blocksByQuery = new TreeMap<>();
        for (String filter : List.of(
                "language=eu-ES",
                "language=eu-ES&category=" + section,
                "language=eu-ES&source=" + source,
                "language=eu-ES&from=2026-01-01",
                "language=eu-ES&from=2026-01-01&to=2026-02-01&category=" + section + "&source=" + source,
                "category=" + section,
                "source=" + source,
                "from=2026-01-01&to=2026-02-01")) {
            for (String words :
                    List.of("harbour budget storm ferry", "harbour budget", "ferry word7 word8 word9 word10")) {
                statement.execute("SELECT pg_stat_statements_reset()");
                anonymous()
                        .get("/v1/search?q=" + words.replace(" ", "%20") + "&" + filter)
                        .then()
                        .statusCode(200);
                try (ResultSet row = statement.executeQuery(BLOCKS)) {
                    row.next();
                    if (row.getLong(1) > MAX_BLOCKS) {
                        blocksByQuery.put(words + "&" + filter, row.getLong(1));
                    }
                }
            }
        }
        return blocksByQuery;
    }
}
