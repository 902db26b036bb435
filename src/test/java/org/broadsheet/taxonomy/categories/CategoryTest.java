package org.broadsheet.taxonomy.categories;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CategoryTest {

    private static String createCategory(String parent, Object... more) {
        String slug = unique("section");
        Map<String, Object> input = fields("name", slug, "parent", parent);
        input.putAll(fields(more));
        send("PUT", "/v1/categories/" + slug, input).statusCode(201);
        return slug;
    }

    private static ValidatableResponse category(String slug) {
        return anonymous().get("/v1/categories/" + slug).then().statusCode(200);
    }

    private static ValidatableResponse move(String slug, String parent) {
        return send("PATCH", "/v1/categories/" + slug, fields("parent", parent));
    }

    private static ValidatableResponse articlesIn(String slug) {
        return anonymous()
                .get("/v1/articles?category=" + slug + "&sort=publishedAt")
                .then();
    }

    @Test
    void articleCountIncludesDescendantsAndCountsEachArticleOnce() {
        String top = createCategory(null);
        String middle = createCategory(top);
        String leaf = createCategory(middle);
        publish(leaf, "categories", List.of(middle, top));
        publish(middle);
        newDraft(top);
        category(top).body("articleCount", equalTo(2)).body("parent", nullValue());
        category(middle).body("articleCount", equalTo(2)).body("parent.slug", equalTo(top));
        category(leaf).body("articleCount", equalTo(1));
        anonymous()
                .get("/v1/categories")
                .then()
                .body("items.find { it.slug == '" + top + "' }.children[0].children[0].articleCount", equalTo(1));
    }

    @Test
    void siblingsAreSortedByPositionThenName() {
        String top = createCategory(null);
        String second = createCategory(top, "name", "b", "position", 1);
        String first = createCategory(top, "name", "z");
        String third = createCategory(top, "name", "C", "position", 1);
        category(top).body("children.slug", contains(first, second, third));
    }

    @Test
    void movedCategoryTakesItsArticlesAlong() {
        String from = createCategory(null);
        String to = createCategory(null);
        String branch = createCategory(from);
        String article = publish(createCategory(branch));
        articlesIn(from).body("items.slug", contains(article));
        move(branch, to).statusCode(200);
        articlesIn(from).body("items.size()", equalTo(0));
        articlesIn(to).body("items.slug", contains(article));
        category(from).body("articleCount", equalTo(0));
        category(to).body("articleCount", equalTo(1));
        move(branch, null).statusCode(200);
        articlesIn(to).body("items.size()", equalTo(0));
    }

    @Test
    void loopsAndTooDeepTreesAreRejected() {
        String top = createCategory(null);
        String middle = createCategory(top);
        move(top, top).statusCode(422).body("errors.pointer", contains("/parent"));
        move(top, createCategory(middle)).statusCode(422).body("errors[0].detail", containsString("within"));
        move(top, unique("nowhere")).statusCode(422);
        String deepest = middle;
        for (int depth = 3; depth <= 10; depth++) {
            deepest = createCategory(deepest);
        }
        send("POST", "/v1/categories", fields("name", "Eleventh", "parent", deepest))
                .statusCode(422)
                .body("errors[0].detail", containsString("10"));
        move(top, createCategory(null)).statusCode(422);
    }

    @Test
    void categoryInUseIsDeletedOnlyWithAReplacement() {
        String deleted = createCategory(null);
        String child = createCategory(deleted);
        String replacement = createCategory(null);
        String mainDeleted = publish(deleted, "categories", List.of(replacement));
        String mainReplacement = publish(replacement, "categories", List.of(deleted));
        String below = publish(child);
        delete(deleted, "").statusCode(409).body("code", equalTo("in-use")).body("detail", containsString("moveTo"));
        delete(deleted, "?moveTo=" + child).statusCode(422);
        delete(deleted, "?moveTo=" + deleted).statusCode(422);
        delete(deleted, "?moveTo=" + unique("no-such")).statusCode(422);
        delete(deleted, "?dryRun=true&moveTo=" + replacement).statusCode(204);
        category(deleted).body("articleCount", equalTo(3));
        delete(deleted, "?moveTo=" + replacement).statusCode(204);
        anonymous().get("/v1/categories/" + deleted).then().statusCode(308);
        articlesIn(replacement).body("items.slug", contains(mainDeleted, mainReplacement, below));
        category(child).body("parent.slug", equalTo(replacement));
        for (String slug : List.of(mainDeleted, mainReplacement)) {
            anonymous()
                    .get("/v1/articles/" + slug)
                    .then()
                    .body("category.slug", equalTo(replacement))
                    .body("categories.size()", equalTo(0));
        }
        String empty = createCategory(null);
        delete(empty, "").statusCode(204);
        delete(empty, "").statusCode(404);
        String used = createCategory(null);
        newDraft(used);
        delete(used, "").statusCode(409).body("detail", containsString("1 article needs it"));
    }

    private static ValidatableResponse delete(String slug, String query) {
        return admin().delete("/v1/categories/" + slug + query).then();
    }

    @Test
    void renamedCategoryIsFoundByItsNewSlug() {
        String old = createCategory(null, "description", "Kept");
        String article = publish(old);
        String renamed = unique("renamed");
        send("PATCH", "/v1/categories/" + old, fields("slug", renamed, "name", "Renamed"))
                .statusCode(200)
                .body("description", equalTo("Kept"))
                .body("version", equalTo(1));
        anonymous().get("/v1/articles/" + article).then().body("category.name", equalTo("Renamed"));
        articlesIn(renamed).body("items.slug", contains(article));
        anonymous().get("/v1/categories/" + old).then().statusCode(308);
        send("POST", "/v1/categories", fields("name", "Again", "slug", renamed))
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
    }

    @Test
    void invalidFieldsAreRejectedWithTreplacementPointers() {
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields("name", " ", "position", 10_001, "parrent", "x"))
                .post("/v1/categories")
                .then()
                .statusCode(422)
                .body("errors.pointer.sort()", contains("/name", "/parrent", "/position"));
        TestClient.withRole("author")
                .contentType("application/json")
                .body(fields("name", "x"))
                .post("/v1/categories")
                .then()
                .statusCode(403);
    }
}
