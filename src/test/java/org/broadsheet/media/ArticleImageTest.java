package org.broadsheet.media;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.media.MediaRequests.original;
import static org.broadsheet.media.MediaRequests.upload;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests articles that use media as images. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleImageTest {
    @Inject
    MediaWriter mediaWriter;

    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private static ValidatableResponse article(String slug) {
        return anonymous().get("/v1/articles/" + slug).then().statusCode(200);
    }

    private ValidatableResponse list() {
        return anonymous().get("/v1/articles?category=" + category).then().statusCode(200);
    }

    private static void patchMedium(String medium, Object... fields) {
        send("PATCH", "/v1/media/" + medium, fields(fields)).statusCode(200);
    }

    @Test
    void articleShowsChangesOfItsMediumAtOnce() {
        String medium = upload(TestImages.jpeg(700, 350));
        String slug = publish(category, "image", Map.of("media", medium));
        article(slug)
                .body("image.url", equalTo(original(medium)), "image.media", equalTo(medium))
                .body("image.width", equalTo(700), "image.height", equalTo(350), "image.alt", nullValue())
                .body("image.srcset", containsString("/v1/media/" + medium + "/320.jpg 320w"));
        list().body("items[0].image.alt", nullValue());
        patchMedium(medium, "alt", "A ship", "credit", "Bo Oh", "focalPoint", Map.of("x", 0.25, "y", 0.5));
        article(slug)
                .body("image.alt", equalTo("A ship"), "image.credit", equalTo("Bo Oh"))
                .body("image.focalPoint.x", equalTo(0.25f));
        list().body("items[0].image.alt", equalTo("A ship"));
        admin().get("/v1/media/" + medium).then().body("usedBy", equalTo(1));
    }

    @Test
    void altTextOfTheArticleTakesPrecedenceOverThatOfTheMedium() {
        String medium = upload(TestImages.jpeg(40, 20));
        patchMedium(medium, "alt", "A ship", "credit", "Bo Oh");
        String slug =
                publish(category, "image", Map.of("media", medium, "alt", "The ship that sank", "credit", "Bo Oh"));
        patchMedium(medium, "alt", "A boat", "credit", "Cy Day");
        article(slug).body("image.alt", equalTo("The ship that sank"), "image.credit", equalTo("Cy Day"));
    }

    @Test
    void urlOfAMediumIsResolvedToTheMedium() {
        String medium = upload(TestImages.jpeg(40, 20));
        String slug = publish(category, "image", Map.of("url", "https://api.example" + original(medium), "width", 7));
        article(slug).body("image.media", equalTo(medium), "image.width", equalTo(40));
        String elsewhere = "https://img.example/v1/media/" + "0".repeat(8) + medium.substring(8) + "/original.jpg";
        patch(slug, "image", fields("url", elsewhere, "media", null)).statusCode(200);
        article(slug).body("image.media", nullValue(), "image.url", equalTo(elsewhere));
    }

    @Test
    void unknownOrAmbiguousImageIsRejected() {
        String absent = "0198b2c4-6d1e-7f3a-9c55-1e2d3c4b5a69";
        assertRejected(Map.of("media", absent), "/image/media", "there is no medium");
        assertRejected(Map.of("media", "photo.jpg"), "/image/media", "must be the `id`");
        assertRejected(Map.of("alt", "A ship"), "/image/url", "is needed, or `media`");
        String medium = upload(TestImages.jpeg(40, 20));
        assertRejected(Map.of("media", medium, "url", "https://img.example/a.jpg"), "/image/url", "must be left out");
    }

    private void assertRejected(Map<String, String> image, String pointer, String detail) {
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(articleJson(category, "image", image))
                .post("/v1/articles")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer), "errors[0].detail", startsWith(detail));
    }

    @Test
    void mediumInUseIsNotDeleted() {
        String medium = upload(TestImages.jpeg(40, 20));
        String other = upload(TestImages.jpeg(40, 20));
        String slug = newDraft(category, "image", Map.of("media", medium), "body", "![It](" + original(other) + ")");
        for (String each : new String[] {medium, other}) {
            admin().delete("/v1/media/" + each)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("in-use"), "detail", containsString(slug));
        }
        patch(slug, "image", null, "body", "Nothing to be seen.").statusCode(200);
        admin().delete("/v1/media/" + medium).then().statusCode(204);
        admin().delete("/v1/media/" + other).then().statusCode(204);
    }

    @Test
    void importingAnExportChangesNothing() {
        String medium = upload(TestImages.jpeg(40, 20));
        patchMedium(medium, "alt", "A ship");
        publish(category, "image", Map.of("media", medium, "credit", "Bo Oh"));
        String export = exported("kinds=articles&category=" + category);
        imported(export).body("unchanged", equalTo(1));
        String lines = exported("kinds=media");
        imported(lines).body("updated", equalTo(0)).body("failed", equalTo(0));
    }

    @Test
    void fileMayBeUploadedBeforeOrAfterItsExportLineIsImported() {
        byte[] file = TestImages.jpeg(40, 20);
        String here = upload(file);
        String line = exported("kinds=media")
                .lines()
                .filter(each -> each.contains(here))
                .findFirst()
                .orElseThrow();
        admin().delete("/v1/media/" + here).then().statusCode(204);
        mediaWriter.deleteScheduledFiles();

        imported(line).body("created", equalTo(1));
        String slug = publish(category, "image", Map.of("media", here));
        article(slug).body("image.width", equalTo(40));
        anonymous().get(original(here)).then().statusCode(404).body("detail", containsString("its file is not"));
        MediaRequests.post(file).statusCode(200).body("id", equalTo(here));
        assertEquals(file.length, MediaRequests.fetch(original(here)).length);

        patch(slug, "image", null).statusCode(200);
        admin().delete("/v1/media/" + here).then().statusCode(204);
        String there = upload(file);
        imported(line).body("updated", equalTo(1));
        anonymous().get(original(there)).then().statusCode(404);
        assertEquals(file.length, MediaRequests.fetch(original(here)).length);
        imported(line.replaceFirst("\"digest\":\"....", "\"digest\":\"0000"))
                .body("failed", equalTo(1))
                .body("errors.detail", hasItem(containsString("another medium's")));
    }

    private static String exported(String query) {
        return admin().get("/v1/exports?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ValidatableResponse imported(String lines) {
        return admin().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200);
    }

    @Test
    void restoredRevisionShowsItsImage() {
        String medium = upload(TestImages.jpeg(40, 20));
        String slug = newDraft(category, "image", Map.of("media", medium), "slug", unique("pictured"));
        patch(slug, "image", null).statusCode(200).body("image", nullValue());
        send("POST", "/v1/articles/" + slug + "/revisions/0/restore", "").statusCode(200);
        admin().get("/v1/articles/" + slug).then().body("image.media", equalTo(medium));
    }
}
