package org.broadsheet.previews;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.withKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PreviewTest {
    private String slug;

    @BeforeEach
    void createDraft() {
        slug = newDraft(newCategory());
    }

    private String createLink(String expiresIn) {
        return send("POST", "/v1/articles/" + slug + "/previews", fields("expiresIn", expiresIn))
                .statusCode(201)
                .extract()
                .path("url");
    }

    private static void assertInvalid(String url) {
        anonymous()
                .filter(Contract.lenientRequest())
                .get(url)
                .then()
                .statusCode(404)
                .body("title", not(equalTo("No such address")));
    }

    @Test
    void linkShowsTheCurrentArticleAndNothingElse() {
        String translation = newDraft(newCategory(), "language", "az", "translationOf", slug);
        String url = createLink("PT1H");
        patch(slug, "title", "As it is by now");
        anonymous()
                .get(url)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .body("title", equalTo("As it is by now"))
                .body("editorial", nullValue())
                .body("translations.slug", not(contains(translation)));
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
        String token = url.substring(url.lastIndexOf('/') + 1);
        withKey(token).get("/v1/articles/" + slug).then().statusCode(401);
    }

    @Test
    void linkCanBeCreatedWithoutABody() {
        admin().filter(Contract.lenientRequest())
                .post("/v1/articles/" + slug + "/previews")
                .then()
                .statusCode(201);
        admin().contentType("application/json")
                .post("/v1/articles/" + slug + "/previews")
                .then()
                .statusCode(201);
    }

    @Test
    void linkWorksForOneDayByDefaultAndThirtyDaysAtMost() {
        Instant day = Instant.parse(send("POST", "/v1/articles/" + slug + "/previews", fields())
                .extract()
                .path("expiresAt"));
        assertTrue(Duration.between(Instant.now(), day).toMinutes() >= 24 * 60 - 2, day.toString());
        for (String wrong : List.of("P31D", "-PT1H", "a day", "PT99999999999H")) {
            send("POST", "/v1/articles/" + slug + "/previews", fields("expiresIn", wrong))
                    .statusCode(422)
                    .body("errors.pointer", contains("/expiresIn"));
        }
        anonymous().get(createLink("PT0S")).then().statusCode(410).body("code", equalTo("gone"));
    }

    @Test
    void tokenWithAnotherSignatureIsInvalid() {
        String url = createLink("P30D");
        String token = url.substring(url.lastIndexOf('/') + 1);
        for (int i = 0; i < token.length() - 1; i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertInvalid("/v1/previews/" + token.substring(0, i) + other + token.substring(i + 1));
        }
        assertInvalid(url + "A");
        assertInvalid("/v1/previews/" + token.substring(0, 20));
        assertInvalid("/v1/previews/x");
        PreviewToken unexpired =
                new PreviewToken(new java.util.UUID(0, 0), Instant.now().plusSeconds(60), 0);
        assertInvalid("/v1/previews/" + unexpired.sign(new byte[32]));
        assertEquals(
                unexpired.article(),
                PreviewToken.verify(unexpired.sign(new byte[32]), new byte[32])
                        .orElseThrow()
                        .article());
    }

    @Test
    void linksOfRevokedAndArchivedArticlesAreInvalid() {
        String first = createLink("PT1H");
        admin().delete("/v1/articles/" + slug + "/previews?dryRun=true").then().statusCode(204);
        anonymous().get(first).then().statusCode(200);
        admin().delete("/v1/articles/" + slug + "/previews").then().statusCode(204);
        assertInvalid(first);
        String second = createLink("PT1H");
        anonymous().get(second).then().statusCode(200);
        admin().delete("/v1/articles/" + slug);
        assertInvalid(second);
    }
}
