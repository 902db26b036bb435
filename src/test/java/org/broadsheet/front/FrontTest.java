package org.broadsheet.front;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.ResponseCache;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FrontTest {
    @Inject
    Database database;

    @Inject
    ResponseCache cache;

    private static ValidatableResponse front(String query) {
        return anonymous().get("/v1/front?" + query).then().statusCode(200);
    }

    private void setViews(String slug, int views) {
        database.update(Sql.of(
                "INSERT INTO view_count (article_id, period, views) SELECT id, 'P1D', ? FROM article WHERE slug = ?",
                views,
                slug));
        cache.invalidateAll();
    }

    private static ValidatableResponse pin(String section, String article) {
        return send("PUT", "/v1/front/" + section + "/lead", Map.of("article", article));
    }

    @Test
    void noArticleAppearsTwice() {
        String one = newCategory();
        String other = newCategory();
        String oldest = publish(one);
        String popular = publish(one);
        String old = publish(one);
        String shared = publish(one, "categories", List.of(other));
        String late = publish(one);
        String elsewhere = publish(other);
        setViews(popular, 5);
        setViews(late, 9);
        setViews(oldest, 3);
        front("latest=1&mostRead=5&category=" + one + "," + other)
                .body("items.category.slug", equalTo(List.of(one, other)))
                .body("items.lead.slug", equalTo(List.of(late, elsewhere)))
                .body("items.pinned", equalTo(List.of(false, false)))
                .body("items[0].latest.slug", equalTo(List.of(shared)))
                .body("items[1].latest.slug", equalTo(List.of()))
                .body("items[0].mostRead.slug", equalTo(List.of(popular, oldest)));
        front("latest=2&mostRead=5&category=" + other + "," + one)
                .body("items.lead.slug", equalTo(List.of(elsewhere, late)))
                .body("items[0].latest.slug", equalTo(List.of(shared)))
                .body("items[1].latest.slug", equalTo(List.of(old, popular)))
                .body("items[1].mostRead.slug", equalTo(List.of(oldest)));
    }

    @Test
    void editorsPinTheLead() {
        String section = newCategory();
        String chosen = publish(section);
        String newest = publish(section);
        String query = "category=" + section;
        front(query).body("items[0].lead.slug", equalTo(newest));
        pin(section, chosen).statusCode(204);
        front(query)
                .body("items[0].lead.slug", equalTo(chosen))
                .body("items[0].pinned", equalTo(true))
                .body("items[0].latest.slug", equalTo(List.of(newest)));
        send("PUT", "/v1/front/" + section + "/lead?dryRun=true", Map.of("article", newest))
                .statusCode(204);
        front(query).body("items[0].lead.slug", equalTo(chosen));
        patch(chosen, "status", "draft").statusCode(200);
        front(query).body("items[0].lead.slug", equalTo(newest)).body("items[0].pinned", equalTo(false));
        patch(chosen, "status", "published").statusCode(200);
        front(query).body("items[0].lead.slug", equalTo(chosen));
        admin().delete("/v1/front/" + section + "/lead").then().statusCode(204);
        front(query).body("items[0].lead.slug", equalTo(newest));
    }

    @Test
    void leadMustBeInTheSectionAndNeedsAnEditor() {
        String section = newCategory();
        String inOtherSection = publish(newCategory());
        pin(section, inOtherSection).statusCode(422).body("errors.pointer", equalTo(List.of("/article")));
        pin(section, unique("never")).statusCode(422).body("errors.pointer", equalTo(List.of("/article")));
        pin(unique("nowhere"), inOtherSection).statusCode(404);
        withRole("author")
                .contentType("application/json")
                .body(Map.of("article", inOtherSection))
                .put("/v1/front/" + section + "/lead")
                .then()
                .statusCode(403);
    }

    @Test
    void writesAreVisibleAtOnce() {
        String section = newCategory();
        String first = publish(section, "language", "en");
        String query = "category=" + section;
        front(query).body("items[0].lead.slug", equalTo(first));
        String second = publish(section, "language", "de", "title", "Before");
        front(query).body("items[0].lead.slug", equalTo(second)).body("items[0].lead.title", equalTo("Before"));
        front(query + "&language=en").body("items[0].lead.slug", equalTo(first));
        patch(second, "title", "After").statusCode(200);
        front(query).body("items[0].lead.title", equalTo("After"));
        patch(second, "status", "archived").statusCode(200);
        front(query).body("items[0].lead.slug", equalTo(first));
    }

    @Test
    void sectionsAreTheTopLevelCategoriesByDefault() {
        String parent = newCategory();
        String child = unique("child");
        send("POST", "/v1/categories", fields("name", child, "slug", child, "parent", parent))
                .statusCode(201);
        String empty = newCategory();
        newDraft(empty);
        String below = publish(child);
        front("category=" + empty).body("items", hasSize(0));
        front("category=" + parent).body("items[0].lead.slug", equalTo(below));
        front("latest=1")
                .body("items.category.slug", not(hasItem(child)))
                .body("items.category.slug", not(hasItem(empty)));
        anonymous()
                .get("/v1/front?category=-" + parent)
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of("category")));
    }

    @Test
    void statementCountIsTheSameForAnyNumberOfSections() throws SQLException {
        String one = newCategory();
        String other = newCategory();
        publish(one);
        publish(other);
        long small = StatementCounter.minCountDuring(() -> front("category=" + one));
        long large = StatementCounter.minCountDuring(() -> front("category=" + one + "," + other));
        assertEquals(small, large);
        assertTrue(large <= 3, () -> large + " statements");
    }
}
