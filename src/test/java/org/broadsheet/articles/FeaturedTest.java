package org.broadsheet.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Field {@code featured} of articles and the list filter of the same name. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeaturedTest {
    private String section;

    @BeforeEach
    void setUp() {
        section = newCategory();
    }

    @Test
    void anArticleIsNotFeaturedUnlessItSaysSo() {
        post(articleJson(section)).statusCode(201).body("featured", equalTo(false));
        String slug = newDraft(section, "featured", true);
        admin().get("/v1/articles/" + slug).then().body("featured", equalTo(true));
        patch(slug, "title", "Another").statusCode(200).body("featured", equalTo(true));
        patch(slug, "featured", false).statusCode(200).body("featured", equalTo(false));
        patch(slug, "featured", true).statusCode(200).body("featured", equalTo(true));
        patch(slug, "featured", null).statusCode(200).body("featured", equalTo(false));
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields("featured", "yes"))
                .patch("/v1/articles/" + slug)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/featured"));
    }

    @Test
    void aPutOfTheSameArticleWithoutTheFieldChangesNothing() {
        String slug = unique("story");
        var story = articleJson(section);
        send("PUT", "/v1/articles/" + slug, story).statusCode(201).body("version", equalTo(0));
        send("PUT", "/v1/articles/" + slug, story).statusCode(200).body("version", equalTo(0));
        story.put("featured", false);
        send("PUT", "/v1/articles/" + slug, story).statusCode(200).body("version", equalTo(0));
        story.put("featured", true);
        send("PUT", "/v1/articles/" + slug, story).statusCode(200).body("version", equalTo(1));
        admin().get("/v1/articles/" + slug + "/revisions").then().body("items[0].fields", equalTo(List.of("featured")));
    }

    @Test
    void listsAreFilteredByFeatured() {
        String plain = publish(section, "language", "en");
        String english = publish(section, "language", "en", "featured", true);
        String german = publish(section, "language", "de", "featured", true);
        String elsewhere = publish(newCategory(), "featured", true);
        assertEquals(List.of(german, english), slugs("category=" + section + "&featured=true"));
        assertEquals(List.of(german), slugs("category=" + section + "&language=de&featured=true"));
        assertEquals(List.of(plain), slugs("category=" + section + "&featured=false"));
        assertEquals(List.of(english, german), slugs("category=" + section + "&featured=true&sort=publishedAt"));
        assertEquals(List.of(elsewhere), slugs("category=-" + section + "&featured=true&limit=1"));
        assertEquals(elsewhere, slugs("featured=true").get(0));
        assertFalse(slugs("featured=false&limit=100").contains(elsewhere));
        anonymous()
                .get("/v1/articles?featured=true&count=exact&fields=slug,featured&category=" + section)
                .then()
                .body("page.total", equalTo(2))
                .body("items.featured", equalTo(List.of(true, true)));
    }

    @Test
    void cachedListsChangeAtTheNextRead() {
        String slug = publish(section);
        String both = "category=" + section + "&featured=true";
        assertEquals(List.of(), slugs(both));
        assertEquals(List.of(false), featured("category=" + section));
        assertFalse(slugs("featured=true").contains(slug));
        patch(slug, "featured", true).statusCode(200);
        assertEquals(List.of(slug), slugs(both));
        assertEquals(List.of(true), featured("category=" + section));
        assertTrue(slugs("featured=true").contains(slug));
        assertFalse(slugs("featured=false").contains(slug));
        anonymous().get("/v1/articles?" + both).then().header("Surrogate-Key", equalTo("list-featured"));
        patch(slug, "title", "Another headline").statusCode(200);
        anonymous().get("/v1/articles?" + both).then().body("items[0].title", equalTo("Another headline"));
        patch(slug, "featured", false).statusCode(200);
        assertEquals(List.of(), slugs(both));
        assertEquals(List.of(false), featured("category=" + section));
        assertTrue(slugs("featured=false").contains(slug));
    }

    @Test
    void aFeaturedDraftIsInvisibleToReaders() {
        String slug = newDraft(section, "featured", true);
        String query = "category=" + section + "&featured=true";
        assertEquals(List.of(), slugs(query));
        admin().get("/v1/articles?status=draft&" + query).then().body("items.slug", equalTo(List.of(slug)));
        patch(slug, "status", "published").statusCode(200);
        assertEquals(List.of(slug), slugs(query));
        admin().delete("/v1/articles/" + slug).then().statusCode(204);
        assertEquals(List.of(), slugs(query));
    }

    @Test
    void anInvalidFilterIsRefused() {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles?featured=yes")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("featured"))
                .body("errors[0].detail", equalTo("must be true or false"));
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/search?q=port&featured=true")
                .then()
                .statusCode(400);
    }

    @Test
    void exportsAndMarkdownFilesHaveTheField() {
        String slug = publish(section, "featured", true);
        String plain = publish(section);
        String export =
                admin().get("/v1/exports?category=" + section).then().extract().asString();
        assertEquals(2, export.lines().count());
        assertEquals(
                1,
                export.lines()
                        .filter(line -> line.contains("\"featured\":true"))
                        .count());
        assertFalse(export.contains("\"featured\":false"), export);
        patch(slug, "featured", false).statusCode(200);
        admin().contentType("application/x-ndjson")
                .body(export.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().body("featured", equalTo(true));
        markdown(slug, containsString("\nfeatured: true\n"));
        markdown(plain, not(containsString("featured")));
        String file = "---\ntitle: Port\ncategory: " + section + "\nfeatured: true\n---\n\nBody\n";
        admin().contentType("text/markdown")
                .body(file.getBytes(UTF_8))
                .put("/v1/articles/" + unique("file"))
                .then()
                .statusCode(201)
                .body("featured", equalTo(true));
    }

    private static void markdown(String slug, Matcher<String> content) {
        admin().accept("text/markdown").get("/v1/articles/" + slug).then().body(content);
    }

    private static List<String> slugs(String query) {
        return anonymous()
                .get("/v1/articles?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }

    private static List<Boolean> featured(String query) {
        return anonymous()
                .get("/v1/articles?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.featured");
    }
}
