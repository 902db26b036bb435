package org.broadsheet.taxonomy;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What articles were filed under is found by the names that it had. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FormerSlugsTest {

    private static String made(String kind) {
        String slug = unique("entry");
        send("PUT", "/v1/" + kind + "/" + slug, fields("name", "Name " + slug)).statusCode(201);
        return slug;
    }

    private static Map<String, Object> filedUnder(String kind, String slug) {
        return switch (kind) {
            case "categories" -> fields("category", slug);
            case "sources" -> fields("source", slug);
            default -> fields(kind, List.of(slug));
        };
    }

    private static Object[] story(String kind, String slug) {
        return filedUnder(kind, slug).entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toArray();
    }

    private static String under(String kind, String article) {
        Object field = admin().get("/v1/articles/" + article)
                .path(kind.equals("categories") ? "category" : kind.equals("sources") ? "source" : kind + "[0]");
        return (String) ((Map<?, ?>) field).get("slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "authors", "tags", "sources"})
    void aRenamedEntryIsFoundUnderWhatItWasCalled(String kind) {
        String old = made(kind);
        String article = publish(newCategory(), story(kind, old));
        String renamed = unique("renamed");
        send("PATCH", "/v1/" + kind + "/" + old, fields("slug", renamed)).statusCode(200);
        anonymous()
                .get("/v1/" + kind + "/" + old)
                .then()
                .statusCode(308)
                .header("Location", equalTo("/v1/" + kind + "/" + renamed));
        patch(article, "title", "Later").statusCode(200);
        send("POST", "/v1/articles/" + article + "/revisions/0/restore", "").statusCode(200);
        assertEquals(renamed, under(kind, article));
        assertEquals(renamed, under(kind, publish(newCategory(), story(kind, old))));
        send("PUT", "/v1/" + kind + "/" + old, fields("name", "Somebody else")).statusCode(201);
        anonymous().get("/v1/" + kind + "/" + old).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "authors", "tags", "sources"})
    void whatWasMergedStaysMerged(String kind) {
        String first = made(kind);
        String second = made(kind);
        String heir = made(kind);
        String article = publish(newCategory(), story(kind, first));
        admin().delete("/v1/" + kind + "/" + first + "?moveTo=" + second).then().statusCode(204);
        admin().delete("/v1/" + kind + "/" + second + "?moveTo=" + heir).then().statusCode(204);
        send("POST", "/v1/articles/" + article + "/revisions/0/restore", "").statusCode(200);
        assertEquals(heir, under(kind, article));
        anonymous()
                .get("/v1/" + kind + "/" + first)
                .then()
                .statusCode(308)
                .header("Location", equalTo("/v1/" + kind + "/" + heir));
        anonymous().get("/v1/" + kind + "/" + heir).then().body("articleCount", equalTo(1));
    }

    @Test
    void whatIsNamedTwiceIsFiledOnce() {
        String old = made("tags");
        String bo = made("authors");
        String tag = unique("renamed");
        String author = unique("renamed");
        send("PATCH", "/v1/tags/" + old, fields("slug", tag)).statusCode(200);
        send("PATCH", "/v1/authors/" + bo, fields("slug", author)).statusCode(200);
        String article = newDraft(newCategory(), "tags", List.of(old, tag), "authors", List.of(author, bo));
        admin().get("/v1/articles/" + article)
                .then()
                .body("tags.slug", equalTo(List.of(tag)))
                .body("authors.slug", equalTo(List.of(author)));
    }

    @Test
    void theNameOfADraftsTagIsNotGivenAway() {
        String old = unique("quiet");
        newDraft(newCategory(), "tags", List.of(old));
        String renamed = unique("secret");
        send("PATCH", "/v1/tags/" + old, fields("slug", renamed)).statusCode(200);
        String hidden = unique("hidden");
        newDraft(newCategory(), "tags", List.of(hidden));
        admin().delete("/v1/tags/" + renamed + "?moveTo=" + hidden).then().statusCode(204);
        anonymous().get("/v1/tags/" + old).then().statusCode(404).body("detail", containsString(old));
        admin().get("/v1/tags/" + old).then().statusCode(308);
    }
}
