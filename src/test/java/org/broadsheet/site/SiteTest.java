package org.broadsheet.site;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SiteTest {

    @AfterEach
    void resetSite() {
        send("PUT", "/v1/site", fields("name", "Broadsheet")).statusCode(200);
    }

    @Test
    void onlyTheNameIsRequired() {
        send("PUT", "/v1/site", fields("name", "The Harbour Post"))
                .statusCode(200)
                .body("languages", contains("en"))
                .body("defaultLanguage", equalTo("en"))
                .body("social", empty())
                .body("description", nullValue())
                .body("disclaimer", nullValue());
        anonymous()
                .get("/v1/site")
                .then()
                .statusCode(200)
                .body("name", equalTo("The Harbour Post"))
                .body("url", equalTo("/"))
                .body("paths.article", equalTo("/articles/{slug}"));
    }

    @Test
    void articlesWithoutALanguageGetTheDefaultLanguage() {
        send("PUT", "/v1/site", fields("name", "Post", "languages", List.of("az", "EN-gb", "az")))
                .statusCode(200)
                .body("languages", contains("az", "en-GB"))
                .body("defaultLanguage", equalTo("az"));
        post(articleJson(newCategory())).statusCode(201).body("language", equalTo("az"));
        send("PATCH", "/v1/site", fields("defaultLanguage", "fr"))
                .statusCode(422)
                .body("errors.pointer", contains("/defaultLanguage"));
    }

    @Test
    void patchKeepsOtherFieldsAndChecksIfMatch() {
        String entityTag = anonymous().get("/v1/site").header("ETag");
        send(
                        "PATCH",
                        "/v1/site",
                        fields("social", List.of(fields("network", "mastodon", "url", "https://m.example/@post"))))
                .statusCode(200)
                .body("name", equalTo("Broadsheet"))
                .body("social.network", contains("mastodon"));
        admin().header("If-Match", entityTag)
                .contentType("application/json")
                .body(fields("name", "Stale"))
                .patch("/v1/site")
                .then()
                .statusCode(412);
        send("PATCH", "/v1/site?dryRun=true", fields("name", "Never")).statusCode(200);
        anonymous().get("/v1/site").then().body("name", equalTo("Broadsheet"));
        withRole("editor")
                .contentType("application/json")
                .body(fields("name", "Mine"))
                .patch("/v1/site")
                .then()
                .statusCode(403);
    }

    @Test
    void allInvalidFieldsAreReportedTogether() {
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields(
                        "name",
                        "",
                        "languages",
                        List.of(),
                        "social",
                        List.of(fields("network", "x", "url", "javascript:x"))))
                .put("/v1/site")
                .then()
                .statusCode(422)
                .body("errors.pointer.sort()", contains("/languages", "/name", "/social/0/url"));
    }
}
