package org.broadsheet.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export can be imported by another server, or by its own server later, without differences. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MovedArchiveTest {
    private static final String PUBLISH_TIME = "2024-05-01T06:00:00Z";
    private static final String EXPIRE_TIME = "2024-06-01T06:00:00Z";
    private static final String FUTURE = "2100-01-01T06:00:00Z";

    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    @Test
    void exportedArticlesAreEqualOnAnotherServerAndUnchangedOnTheirOwn() {
        newDraft(category, "expireAt", FUTURE);
        newDraft(category, "status", "scheduled", "publishAt", FUTURE);
        publish(
                category,
                "publishAt",
                PUBLISH_TIME,
                "publishedAt",
                PUBLISH_TIME,
                "aliases",
                List.of("/" + unique("old")));
        String renamed = publish(category);
        patch(renamed, "slug", unique("renamed")).statusCode(200);
        send("POST", "/v1/articles/" + renamed + "/corrections", Map.of("text", "It was two ships."))
                .statusCode(201);
        admin().delete("/v1/articles/" + publish(category)).then().statusCode(204);
        String expired = newDraft(category, "expireAt", FUTURE);
        sql("UPDATE article SET expire_at = '" + PUBLISH_TIME + "' WHERE slug = ?", expired);

        String export = export(category);
        assertEquals(6, export.lines().count());
        importLines(export).body("unchanged", equalTo(6)).body("failed", equalTo(0));
        String otherExport = asOtherServer(export);
        importLines(otherExport).body("errors", equalTo(List.of())).body("created", equalTo(6));
        assertEquals(otherExport, export(asOtherServer(category)));
    }

    @Test
    void schedulesDueBeforeTheImportAreApplied() {
        String due = unique("due");
        String expiredSchedule = unique("gone");
        String expiredPublished = unique("over");
        String lines = String.join(
                "\n",
                line(due, "\"status\":\"scheduled\",\"publishAt\":\"" + PUBLISH_TIME + "\""),
                line(
                        expiredSchedule,
                        "\"status\":\"scheduled\",\"publishAt\":\"" + PUBLISH_TIME + "\",\"expireAt\":\"" + EXPIRE_TIME
                                + "\""),
                line(
                        expiredPublished,
                        "\"status\":\"published\",\"publishedAt\":\"" + PUBLISH_TIME + "\",\"expireAt\":\""
                                + EXPIRE_TIME + "\""));
        importLines(lines).body("created", equalTo(3)).body("errors", equalTo(List.of()));
        anonymous().get("/v1/articles/" + due).then().statusCode(200).body("publishedAt", equalTo(PUBLISH_TIME));
        for (String slug : List.of(expiredSchedule, expiredPublished)) {
            anonymous().get("/v1/articles/" + slug).then().statusCode(404);
            admin().get("/v1/articles/" + slug)
                    .then()
                    .body("status", equalTo("archived"))
                    .body("publishedAt", equalTo(PUBLISH_TIME))
                    .body("editorial.expireAt", equalTo(EXPIRE_TIME));
        }
        importLines(lines).body("unchanged", equalTo(3));
        send(
                        "POST",
                        "/v1/articles",
                        fields(
                                "title",
                                "T",
                                "body",
                                "B",
                                "category",
                                category,
                                "status",
                                "scheduled",
                                "publishAt",
                                PUBLISH_TIME))
                .statusCode(422);
    }

    @Test
    void formerSlugsOfAnImportedArticleRedirect() {
        String first = publish(category);
        String second = unique("second");
        String third = unique("third");
        patch(first, "slug", second).statusCode(200);
        String between = export(category);
        patch(second, "slug", third).statusCode(200);
        String export = export(category);
        importLines(between).body("updated", equalTo(1));
        importLines(export).body("updated", equalTo(1));
        importLines(export).body("unchanged", equalTo(1));
        importLines(asOtherServer(export)).body("created", equalTo(1));
        String moved = asOtherServer(third);
        for (String old : List.of(asOtherServer(first), asOtherServer(second))) {
            anonymous()
                    .get("/v1/articles/" + old)
                    .then()
                    .statusCode(308)
                    .header("Location", equalTo("/v1/articles/" + moved));
            anonymous().get("/v1/resolve?url=/articles/" + old).then().body("slug", equalTo(moved));
        }
        send("PUT", "/v1/articles/" + moved, fields("title", "T", "body", "B", "category", category))
                .statusCode(200);
        anonymous().get("/v1/articles/" + asOtherServer(first)).then().statusCode(308);
    }

    @Test
    void articleIsFoundByItsFormerSlug() {
        String old = unique("old");
        String renamed = unique("renamed");
        importLines(line(old, "\"status\":\"draft\"")).body("created", equalTo(1));
        importLines(line(renamed, "\"formerSlugs\":[\"" + old + "\"]")).body("updated", equalTo(1));
        admin().get("/v1/articles/" + old).then().statusCode(308);
    }

    @Test
    void formerSlugOfAnotherArticleIsRejected() {
        String other = publish(category);
        send(
                        "POST",
                        "/v1/articles",
                        fields(
                                "title",
                                "T",
                                "body",
                                "B",
                                "category",
                                category,
                                "slug",
                                unique("new"),
                                "formerSlugs",
                                List.of(unique("free"), other)))
                .statusCode(409)
                .body("code", equalTo("slug-taken"))
                .body("errors[0].pointer", equalTo("/formerSlugs/1"))
                .body("errors[0].detail", containsString(other));
    }

    @Test
    void articleWithAnotherExternalIdIsNotReplaced() {
        String slug = publish(category, "externalId", unique("wp"), "body", "Mine.");
        String otherId = unique("wp");
        String lines = line(slug, "\"externalId\":\"" + otherId + "\"") + "\n" + line(unique("good"), "\"tags\":[]");
        importLines(lines)
                .body("created", equalTo(1))
                .body("failed", equalTo(1))
                .body("errors[0].line", equalTo(1))
                .body("errors[0].detail", containsString("another slug"));
        admin().get("/v1/articles/" + slug).then().body("body.markdown", equalTo("Mine."));
        admin().get("/v1/articles?slugs=" + otherId).then().body("items[0]", nullValue());
    }

    private String line(String slug, String more) {
        return "{\"slug\":\"%s\",\"title\":\"T\",\"body\":\"B\",\"category\":\"%s\",%s}"
                .formatted(slug, category, more);
    }

    private static String export(String section) {
        return admin().get("/v1/exports?category=" + section)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ValidatableResponse importLines(String lines) {
        return admin().contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports?createMissing=true")
                .then()
                .statusCode(200);
    }

    /** Changes all unique names, so that this server imports the articles as new ones, as another server would. */
    private static String asOtherServer(String text) {
        return text.replaceAll("-([0-9a-f]{8})\\b", "-other-$1");
    }

    private static void sql(String statement, String parameter) {
        try (Connection connection = TestDatabase.administrator();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, parameter);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
