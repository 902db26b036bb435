package org.broadsheet.previews;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.withKey;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.send;
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
    void writeADraft() {
        slug = draft(category());
    }

    private String preview(String expiresIn) {
        return send("POST", "/v1/articles/" + slug + "/previews", fields("expiresIn", expiresIn))
                .statusCode(201)
                .extract()
                .path("url");
    }

    private static void leadsNowhere(String url) {
        anonymous()
                .filter(Contract.lenientRequest())
                .get(url)
                .then()
                .statusCode(404)
                .body("title", not(equalTo("No such address")));
    }

    @Test
    void whoHoldsTheLinkSeesTheArticleAsItIsAndNothingElse() {
        String translation = draft(category(), "language", "az", "translationOf", slug);
        String url = preview("PT1H");
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
    void aLinkNeedsNoBody() {
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
    void aLinkWorksForADayUnlessSaidOtherwiseAndThirtyAtMost() {
        Instant day = Instant.parse(send("POST", "/v1/articles/" + slug + "/previews", fields())
                .extract()
                .path("expiresAt"));
        assertTrue(Duration.between(Instant.now(), day).toMinutes() >= 24 * 60 - 2, day.toString());
        for (String wrong : List.of("P31D", "-PT1H", "a day", "PT99999999999H")) {
            send("POST", "/v1/articles/" + slug + "/previews", fields("expiresIn", wrong))
                    .statusCode(422)
                    .body("errors.pointer", contains("/expiresIn"));
        }
        anonymous().get(preview("PT0S")).then().statusCode(410).body("code", equalTo("gone"));
    }

    @Test
    void whatWasNotSignedHereIsNoLink() {
        String url = preview("P30D");
        String token = url.substring(url.lastIndexOf('/') + 1);
        for (int i = 0; i < token.length() - 1; i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            leadsNowhere("/v1/previews/" + token.substring(0, i) + other + token.substring(i + 1));
        }
        leadsNowhere(url + "A");
        leadsNowhere("/v1/previews/" + token.substring(0, 20));
        leadsNowhere("/v1/previews/x");
        PreviewToken said =
                new PreviewToken(new java.util.UUID(0, 0), Instant.now().plusSeconds(60), 0);
        leadsNowhere("/v1/previews/" + said.signed(new byte[32]));
        assertEquals(
                said.article(),
                PreviewToken.verified(said.signed(new byte[32]), new byte[32])
                        .orElseThrow()
                        .article());
    }

    @Test
    void revokedLinksAndThoseToAnArchivedArticleEnd() {
        String first = preview("PT1H");
        admin().delete("/v1/articles/" + slug + "/previews?dryRun=true").then().statusCode(204);
        anonymous().get(first).then().statusCode(200);
        admin().delete("/v1/articles/" + slug + "/previews").then().statusCode(204);
        leadsNowhere(first);
        String second = preview("PT1H");
        anonymous().get(second).then().statusCode(200);
        admin().delete("/v1/articles/" + slug);
        leadsNowhere(second);
    }
}
