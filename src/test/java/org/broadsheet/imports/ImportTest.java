package org.broadsheet.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportTest {

    @Test
    void validLinesAreImportedAndInvalidLinesReported() {
        String section = newCategory();
        String first = unique("line");
        String last = unique("line");
        importLines(
                        "",
                        line(first, section, "One", "published"),
                        "",
                        "{\"title\": \"Broken\"",
                        "{\"slug\": \"" + unique("line")
                                + "\", \"titel\": \"x\", \"body\": \"x\", \"category\": \"no-such-desk\"}",
                        "[]",
                        line(unique("line"), "no-such-section", "Lost", "published"),
                        line(last, section, "Two", "published"))
                .body("received", equalTo(6))
                .body("created", equalTo(2))
                .body("failed", equalTo(4))
                .body("errors.line", contains(3, 4, 5, 6))
                .body(
                        "errors[1].detail",
                        allOf(
                                containsString("/titel"),
                                containsString("did you mean `title`"),
                                containsString("no-such-desk")))
                .body("errors[3].detail", containsString("no-such-section"));
        anonymous().get("/v1/articles?category=" + section).then().body("items", hasSize(2));
    }

    @Test
    void importedArticlesAreSearchableAndRelatedWhenTheImportIsDone() {
        String section = newCategory();
        String word = "harbour" + unique("x").substring(2);
        List<String> slugs =
                IntStream.range(0, 90).mapToObj(i -> unique("many")).toList();
        importLines(
                        "",
                        slugs.stream()
                                .map(slug -> line(slug, section, "Ships leave " + word, "published"))
                                .toArray(String[]::new))
                .body("created", equalTo(90));
        anonymous().get("/v1/search?limit=100&q=" + word).then().body("items", hasSize(90));
        anonymous()
                .get("/v1/articles/" + slugs.get(0) + "/related?limit=4")
                .then()
                .body("items.origin", everyItem(equalTo("automatic")));
    }

    @Test
    void repeatedImportChangesNothingAndAChangedLineUpdates() {
        String section = newCategory();
        String slug = unique("line");
        importLines("", line(slug, section, "One", "published")).body("created", equalTo(1));
        int version = anonymous().get("/v1/articles/" + slug).path("version");
        importLines("", line(slug, section, "One", "published")).body("unchanged", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().body("version", equalTo(version));
        importLines("", line(slug, section, "Another", "published")).body("updated", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().body("title", equalTo("Another"));
    }

    @Test
    void missingCategoriesAreCreatedOnlyOnRequest() {
        String section = unique("new-section");
        importLines("", line(unique("line"), section, "One", "published")).body("failed", equalTo(1));
        anonymous().get("/v1/categories/" + section).then().statusCode(404);
        importLines("?createMissing=true", line(unique("line"), section, "One", "published"))
                .body("created", equalTo(1));
        anonymous().get("/v1/categories/" + section).then().body("articleCount", equalTo(1));
    }

    @Test
    void dryRunReportsCountsAndStoresNothing() {
        String slug = unique("line");
        importLines("?dryRun=true", line(slug, newCategory(), "One", "published"))
                .body("created", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
    }

    @Test
    void dryRunReportsTheChangesOfEachLine() {
        String section = newCategory();
        String slug = unique("line");
        String other = unique("line");
        importLines("", line(slug, section, "One", "published"), line(other, section, "Same", "published"));
        int version = admin().get("/v1/articles/" + slug).path("version");
        importLines(
                        "?dryRun=true",
                        line(slug, section, "Two", "published"),
                        line(other, section, "Same", "published"),
                        line(unique("line"), section, "Three", "draft"),
                        "{\"kind\":\"category\",\"slug\":\"" + section + "\",\"name\":\"Renamed\"}")
                .body("changes.line", contains(1, 3, 4))
                .body("changes.outcome", contains("updated", "created", "updated"))
                .body("changes.kind", contains("article", "article", "category"))
                .body("changes[0].slug", equalTo(slug))
                .body(
                        "changes[0].changes",
                        equalTo(List.of(Map.of("pointer", "/title", "before", "One", "after", "Two"))))
                .body("changes[1].changes", hasSize(0))
                .body("changes[2].changes.after", contains("Renamed"));
        admin().get("/v1/articles/" + slug)
                .then()
                .body("version", equalTo(version))
                .body("title", equalTo("One"));
        importLines("", line(slug, section, "One", "published")).body("changes", nullValue());
        String many = IntStream.range(0, 120)
                .mapToObj(i -> line(unique("many"), section, "x".repeat(300), "draft"))
                .collect(Collectors.joining("\n"));
        importLines("?dryRun=true", many).body("created", equalTo(120)).body("changes", hasSize(100));
    }

    @Test
    void forwardReferencesAreImportedAndLeaveNoDeferredLines() throws SQLException {
        String section = newCategory();
        String last = unique("last");
        String lines = IntStream.range(0, 250)
                .mapToObj(i -> "{\"slug\":\"" + unique("many") + "\",\"category\":\"" + section
                        + "\",\"title\":\"T\",\"body\":\"B\",\"related\":{\"pinned\":[\"" + last + "\"]}}")
                .collect(Collectors.joining("\n"));
        for (String query : List.of("?dryRun=true", "")) {
            importLines(query, lines, line(last, section, "Last", "draft"))
                    .body("created", equalTo(251))
                    .body("failed", equalTo(0));
        }
        try (Connection connection = TestDatabase.administrator();
                ResultSet left = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM import_deferred_line UNION ALL"
                                + " SELECT count(*) FROM import_job WHERE state = 'storing'")) {
            while (left.next()) {
                assertEquals(0, left.getInt(1));
            }
        }
    }

    @Test
    void importedArticlesAreInListsAndRelatedListsWhenTheResponseArrives() {
        String section = newCategory();
        String slug = unique("flood");
        String lines = IntStream.range(0, 120)
                .mapToObj(i -> line(i == 0 ? slug : unique("flood"), section, "Flood closes port " + i, "published"))
                .collect(Collectors.joining("\n"));
        importLines("", lines).body("created", equalTo(120));
        anonymous().get("/v1/articles?count=exact&category=" + section).then().body("page.total", equalTo(120));
        anonymous()
                .get("/v1/articles/" + slug + "/related?category=" + section)
                .then()
                .body("items", hasSize(4))
                .body("items.origin", contains("automatic", "automatic", "automatic", "automatic"))
                .body("items.slug", not(contains(slug)));
    }

    @Test
    void authorsCannotImport() {
        String slug = unique("line");
        withRole("author")
                .contentType("application/x-ndjson")
                .body(line(slug, newCategory(), "One", "draft").getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(403);
        admin().get("/v1/articles/" + slug).then().statusCode(404);
    }

    private static ValidatableResponse importLines(String query, String... lines) {
        return admin().contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(UTF_8))
                .post("/v1/imports" + query)
                .then()
                .statusCode(200);
    }

    private static String line(String slug, String category, String title, String status) {
        return "{\"slug\": \"%s\", \"category\": \"%s\", \"title\": \"%s\", \"body\": \"The harbour closed.\", \"status\": \"%s\"}"
                .formatted(slug, category, title, status);
    }
}
