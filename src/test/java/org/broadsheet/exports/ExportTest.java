package org.broadsheet.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExportTest {

    @Test
    void reimportedExportChangesNothing() {
        String section = newCategory();
        String draft = newDraft(
                section,
                "tags",
                List.of(unique("Tag"), fields("slug", unique("tag"), "name", "Another")),
                "authors",
                List.of(fields("name", unique("Bo"), "role", "Photographs")),
                "image",
                fields("url", "/a.jpg"),
                "meta",
                fields("layout", "wide", "none", null));
        String published =
                publish(section, "translationOf", draft, "language", "de", "publishedAt", "2025-01-01T00:00:00Z");
        patch(draft, "related", fields("pinned", List.of(published)));
        String export = export("?category=" + section);
        assertEquals(2, export.lines().count());
        assertTrue(export.contains("\"status\":\"draft\""));
        importLines(export).body("unchanged", equalTo(2)).body("received", equalTo(2));
        assertEquals(export, export("?category=" + section));
    }

    @Test
    void taxonomyIsExportedBeforeArticlesAndCanBeReimported() {
        String section = newCategory();
        String inner = unique("inner");
        admin().contentType("application/json")
                .body(fields("name", "Inner", "slug", inner, "parent", section, "position", 3))
                .post("/v1/categories");
        newDraft(inner, "tags", List.of(unique("hidden")));
        String export = export("?kinds=articles,categories,authors,tags,sources,site&category=" + inner);
        assertTrue(export.startsWith("{\"kind\":\"site\""), export);
        assertTrue(export.indexOf("\"slug\":\"" + section) < export.indexOf("\"slug\":\"" + inner), export);
        assertTrue(export.lines().skip(export.lines().count() - 1).allMatch(line -> !line.contains("\"kind\"")));
        int lines = (int) export.lines().count();
        importLines(export).body("unchanged", equalTo(lines)).body("failed", equalTo(0));
        assertEquals(export, export("?kinds=articles,categories,authors,tags,sources,site&category=" + inner));
    }

    @Test
    void taxonomyLinesCreateTaxonomyEntries() {
        String section = unique("section");
        String tag = unique("tag");
        String slug = unique("story");
        String lines = String.join(
                "\n",
                "{\"kind\":\"category\",\"name\":\"New\",\"slug\":\"" + section + "\"}",
                "{\"kind\":\"tag\",\"name\":\"Quiet\",\"slug\":\"" + tag + "\",\"implied\":true}",
                "{\"kind\":\"categroy\",\"name\":\"x\"}",
                "{\"slug\":\"" + slug + "\",\"title\":\"T\",\"body\":\"B\",\"category\":\"" + section
                        + "\",\"tags\":[\"" + tag + "\"]}");
        importLines(lines)
                .body("created", equalTo(3))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].detail", containsString("did you mean `category`"));
        anonymous().get("/v1/categories/" + section).then().statusCode(200);
        anonymous().get("/v1/tags/" + tag).then().statusCode(404);
    }

    @Test
    void articlesMayReferToLaterArticlesAndToEachOther() {
        String section = newCategory();
        String one = unique("one");
        String two = unique("two");
        String three = unique("three");
        String lines = String.join(
                "\n",
                line(one, section, "\"related\":{\"pinned\":[\"" + two + "\"],\"excluded\":[\"" + three + "\"]}"),
                line(
                        two,
                        section,
                        "\"related\":{\"pinned\":[\"" + one + "\"]},\"translationOf\":\"" + three
                                + "\",\"language\":\"de\""),
                line(unique("lost"), section, "\"related\":{\"pinned\":[\"" + unique("nowhere") + "\"]}"),
                line(three, section, "\"status\":\"published\""));
        importLines(lines)
                .body("created", equalTo(3))
                .body("failed", equalTo(1))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].detail", containsString("there is no article"));
        importLines(lines).body("unchanged", equalTo(3)).body("failed", equalTo(1));
        admin().get("/v1/articles/" + one)
                .then()
                .body("editorial.pinned", equalTo(List.of(two)))
                .body("editorial.excluded", equalTo(List.of(three)));
        admin().get("/v1/articles/" + two).then().body("translations[0].slug", equalTo(three));
    }

    @Test
    void exportsRequireEditorsAndCanBeFiltered() {
        String section = newCategory();
        newDraft(section);
        String published = publish(section, "publishedAt", "2020-05-05T00:00:00Z");
        withRole("author").get("/v1/exports").then().statusCode(403);
        anonymous().get("/v1/exports").then().statusCode(401);
        assertTrue(export("?status=published&category=" + section).contains(published));
        assertEquals(1, export("?status=published&category=" + section).lines().count());
        assertEquals(1, export("?to=2021-01-01&category=" + section).lines().count());
        assertEquals(1, export("?from=2021-01-01&category=" + section).lines().count());
        assertEquals(
                2,
                export("?changedSince=2021-01-01&category=" + section).lines().count());
    }

    private static String line(String slug, String section, String more) {
        return "{\"slug\":\"%s\",\"title\":\"T\",\"body\":\"B\",\"category\":\"%s\",%s}".formatted(slug, section, more);
    }

    private static String export(String query) {
        return admin().get("/v1/exports" + query)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
    }

    private static ValidatableResponse importLines(String lines) {
        return admin().contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200);
    }
}
