package org.broadsheet.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.as;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportTest {

    @Test
    void goodLinesLandAndBadOnesAreNamed() {
        String section = category();
        String first = unique("line");
        String last = unique("line");
        imported(
                        "",
                        line(first, section, "One", "published"),
                        "",
                        "{\"title\": \"Broken\"",
                        "{\"slug\": \"" + unique("line") + "\", \"titel\": \"x\", \"body\": \"x\", \"category\": \""
                                + section + "\"}",
                        "[]",
                        line(unique("line"), "no-such-section", "Lost", "published"),
                        line(last, section, "Two", "published"))
                .body("received", equalTo(6))
                .body("created", equalTo(2))
                .body("failed", equalTo(4))
                .body("errors.line", contains(3, 4, 5, 6))
                .body("errors[1].detail", allOf(containsString("/titel"), containsString("did you mean `title`")))
                .body("errors[3].detail", containsString("no-such-section"));
        anonymous().get("/v1/articles?category=" + section).then().body("items", hasSize(2));
    }

    @Test
    void theSameImportTwiceChangesNothingAndAnotherUpdates() {
        String section = category();
        String slug = unique("line");
        imported("", line(slug, section, "One", "published")).body("created", equalTo(1));
        int version = anonymous().get("/v1/articles/" + slug).path("version");
        imported("", line(slug, section, "One", "published")).body("unchanged", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().body("version", equalTo(version));
        imported("", line(slug, section, "Another", "published")).body("updated", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().body("title", equalTo("Another"));
    }

    @Test
    void sectionsComeIntoBeingOnlyWhenAsked() {
        String section = unique("new-section");
        imported("", line(unique("line"), section, "One", "published")).body("failed", equalTo(1));
        anonymous().get("/v1/categories/" + section).then().statusCode(404);
        imported("?createMissing=true", line(unique("line"), section, "One", "published"))
                .body("created", equalTo(1));
        anonymous().get("/v1/categories/" + section).then().body("articleCount", equalTo(1));
    }

    @Test
    void aDryRunTellsWhatItWouldDoAndDoesNothing() {
        String slug = unique("line");
        imported("?dryRun=true", line(slug, category(), "One", "published")).body("created", equalTo(1));
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
    }

    @Test
    void whatIsImportedIsRelatedAndInListsWhenTheAnswerComes() {
        String section = category();
        String slug = unique("flood");
        String lines = IntStream.range(0, 120)
                .mapToObj(i -> line(i == 0 ? slug : unique("flood"), section, "Flood closes port " + i, "published"))
                .collect(Collectors.joining("\n"));
        imported("", lines).body("created", equalTo(120));
        anonymous().get("/v1/articles?count=exact&category=" + section).then().body("page.total", equalTo(120));
        anonymous()
                .get("/v1/articles/" + slug + "/related?category=" + section)
                .then()
                .body("items", hasSize(4))
                .body("items.origin", contains("automatic", "automatic", "automatic", "automatic"))
                .body("items.slug", not(contains(slug)));
    }

    @Test
    void importingIsForEditors() {
        String slug = unique("line");
        as("author")
                .contentType("application/x-ndjson")
                .body(line(slug, category(), "One", "draft").getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(403);
        admin().get("/v1/articles/" + slug).then().statusCode(404);
    }

    private static ValidatableResponse imported(String query, String... lines) {
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
