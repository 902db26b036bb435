package org.broadsheet.articles.lists;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.ResponseCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Article counts of lists are correct in the next request after a write. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListCountTest {
    private static final String WRONG = """
            SELECT concat(kind, ' ', key) AS list
            FROM (SELECT kind, key, count(*) AS number FROM listing WHERE status = 'published' GROUP BY kind, key) there
            FULL JOIN (SELECT kind, key, sum(articles) AS number FROM listing_count GROUP BY kind, key) counted
                USING (kind, key)
            WHERE coalesce(there.number, 0) <> coalesce(counted.number, 0)""";

    private static final String ROWS = """
            SELECT concat(kind, ' ', key, ' ', listing.ctid) AS place
            FROM listing JOIN article ON id = article_id WHERE slug = ? ORDER BY place""";

    @Inject
    ListCounter counter;

    @Inject
    Database database;

    @Inject
    ResponseCache cache;

    private String parent;
    private String section;
    private String tag;

    @BeforeEach
    void createTaxonomy() {
        parent = newCategory();
        section = unique("section");
        send("POST", "/v1/categories", fields("name", section, "slug", section, "parent", parent))
                .statusCode(201);
        tag = unique("topic");
    }

    private String publishArticle() {
        return publish(section, "tags", List.of(tag), "authors", List.of(unique("ann")));
    }

    private List<String> strings(Sql sql, String column) {
        return QuarkusTransaction.requiringNew().call(() -> database.list(sql, row -> row.text(column)));
    }

    private void assertCounts(int inParent, int inSection, int underTag) {
        assertEquals(inParent, count("categories", parent));
        assertEquals(inSection, count("categories", section));
        assertEquals(underTag, count("tags", tag));
        assertEquals(List.of(), strings(Sql.of(WRONG), "list"));
    }

    private int count(String kind, String slug) {
        return anonymous().get("/v1/" + kind + "/" + slug).then().extract().path("articleCount");
    }

    @Test
    void countsFollowEveryChangeOfLists() {
        send("PUT", "/v1/tags/" + tag, fields("name", tag)).statusCode(201);
        assertCounts(0, 0, 0);
        String first = publishArticle();
        String second = publishArticle();
        assertCounts(2, 2, 2);

        patch(first, "status", "draft");
        assertCounts(1, 1, 1);
        patch(first, "status", "published", "category", parent);
        assertCounts(2, 1, 2);
        patch(second, "tags", List.of());
        assertCounts(2, 1, 1);
        patch(second, "publishedAt", "2001-02-03T04:05:06Z");
        assertCounts(2, 1, 1);
        send("PATCH", "/v1/categories/" + section, fields("parent", newCategory()))
                .statusCode(200);
        assertCounts(1, 1, 1);
        String replacement = unique("topic");
        send("PUT", "/v1/tags/" + replacement, fields("name", replacement)).statusCode(201);
        admin().delete("/v1/tags/" + tag + "?moveTo=" + replacement).then().statusCode(204);
        assertEquals(1, count("tags", replacement));
        assertEquals(List.of(), strings(Sql.of(WRONG), "list"));
    }

    @Test
    void applyingDeltasLeavesCountsUnchanged() {
        publishArticle();
        publishArticle();
        assertCounts(2, 2, 2);
        counter.applyDeltas();
        cache.invalidateAll();
        assertCounts(2, 2, 2);
    }

    @Test
    void editOfTheTitleDoesNotRewriteListRows() {
        String slug = publishArticle();
        List<String> before = strings(Sql.of(ROWS, slug), "place");
        patch(slug, "title", unique("Another headline"));
        assertEquals(before, strings(Sql.of(ROWS, slug), "place"));
        patch(slug, "language", "az");
        assertEquals(
                List.of(slug),
                anonymous().get("/v1/articles?language=az&tag=" + tag).path("items.slug"));
        assertCounts(1, 1, 1);
    }
}
