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

/** Former slugs of categories, authors, tags and sources lead to the present entry. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FormerSlugsTest {

    private static String createEntry(String kind) {
        String slug = unique("entry");
        send("PUT", "/v1/" + kind + "/" + slug, fields("name", "Name " + slug)).statusCode(201);
        return slug;
    }

    private static Map<String, Object> referenceTo(String kind, String slug) {
        return switch (kind) {
            case "categories" -> fields("category", slug);
            case "sources" -> fields("source", slug);
            default -> fields(kind, List.of(slug));
        };
    }

    private static Object[] articleFields(String kind, String slug) {
        return referenceTo(kind, slug).entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toArray();
    }

    private static String slugOfEntryIn(String kind, String article) {
        Object field = admin().get("/v1/articles/" + article)
                .path(kind.equals("categories") ? "category" : kind.equals("sources") ? "source" : kind + "[0]");
        return (String) ((Map<?, ?>) field).get("slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "authors", "tags", "sources"})
    void formerSlugLeadsToTheRenamedEntry(String kind) {
        String old = createEntry(kind);
        String article = publish(newCategory(), articleFields(kind, old));
        String renamed = unique("renamed");
        send("PATCH", "/v1/" + kind + "/" + old, fields("slug", renamed)).statusCode(200);
        anonymous()
                .get("/v1/" + kind + "/" + old)
                .then()
                .statusCode(308)
                .header("Location", equalTo("/v1/" + kind + "/" + renamed));
        patch(article, "title", "Later").statusCode(200);
        send("POST", "/v1/articles/" + article + "/revisions/0/restore", "").statusCode(200);
        assertEquals(renamed, slugOfEntryIn(kind, article));
        assertEquals(renamed, slugOfEntryIn(kind, publish(newCategory(), articleFields(kind, old))));
        send("PUT", "/v1/" + kind + "/" + old, fields("name", "Somebody else")).statusCode(201);
        anonymous().get("/v1/" + kind + "/" + old).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "authors", "tags", "sources"})
    void slugsOfMergedEntriesLeadToTheReplacement(String kind) {
        String first = createEntry(kind);
        String second = createEntry(kind);
        String replacement = createEntry(kind);
        String article = publish(newCategory(), articleFields(kind, first));
        admin().delete("/v1/" + kind + "/" + first + "?moveTo=" + second).then().statusCode(204);
        admin().delete("/v1/" + kind + "/" + second + "?moveTo=" + replacement)
                .then()
                .statusCode(204);
        send("POST", "/v1/articles/" + article + "/revisions/0/restore", "").statusCode(200);
        assertEquals(replacement, slugOfEntryIn(kind, article));
        anonymous()
                .get("/v1/" + kind + "/" + first)
                .then()
                .statusCode(308)
                .header("Location", equalTo("/v1/" + kind + "/" + replacement));
        anonymous().get("/v1/" + kind + "/" + replacement).then().body("articleCount", equalTo(1));
    }

    @Test
    void entryReferencedByOldAndNewSlugIsStoredOnce() {
        String old = createEntry("tags");
        String oldAuthor = createEntry("authors");
        String tag = unique("renamed");
        String author = unique("renamed");
        send("PATCH", "/v1/tags/" + old, fields("slug", tag)).statusCode(200);
        send("PATCH", "/v1/authors/" + oldAuthor, fields("slug", author)).statusCode(200);
        String article = newDraft(newCategory(), "tags", List.of(old, tag), "authors", List.of(author, oldAuthor));
        admin().get("/v1/articles/" + article)
                .then()
                .body("tags.slug", equalTo(List.of(tag)))
                .body("authors.slug", equalTo(List.of(author)));
    }

    @Test
    void formerSlugOfATagOfDraftsIsHiddenFromReaders() {
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
