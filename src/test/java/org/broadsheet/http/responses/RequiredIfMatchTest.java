package org.broadsheet.http.responses;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.ConfiguredServer;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** The configuration {@code broadsheet.require-if-match}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ConfiguredServer.class)
class RequiredIfMatchTest {

    private static void assertRefused(ValidatableResponse response) {
        response.statusCode(428)
                .body("code", equalTo("precondition-required"))
                .body("errors[0].header", equalTo("If-Match"));
    }

    @Test
    void writesWithoutIfMatchAreRefused() {
        String section = newCategory();
        String article = "/v1/articles/" + newDraft(section);
        for (String path : List.of(article, "/v1/categories/" + section, "/v1/site")) {
            Object body = path.equals(article) ? articleJson(section) : fields("name", unique("Name"));
            assertRefused(send("PATCH", path, body));
            assertRefused(send("PATCH", path + "?dryRun=true", body));
        }
        for (String kind : List.of("categories", "tags", "authors", "sources")) {
            String path = "/v1/" + kind + "/" + unique("entry");
            send("PUT", path, fields("name", "New")).statusCode(201);
            assertRefused(send("PUT", path, fields("name", "Other")));
            assertRefused(send("PATCH", path, fields("name", "Other")));
            assertRefused(admin().delete(path).then());
            admin().header("If-Match", "*").delete(path).then().statusCode(204);
        }
        assertRefused(send("PUT", article, articleJson(section)));
        assertRefused(admin().delete(article).then());
        assertRefused(send("POST", article + "/revisions/0/restore", ""));
        assertRefused(send("POST", article + "/corrections", fields("text", "It was two ships.")));
        admin().get(article).then().body("version", equalTo(0));
    }

    @Test
    void ifMatchIsStillCompared() {
        String article = "/v1/articles/" + newDraft(newCategory());
        String etag = admin().get(article).header("ETag");
        admin().contentType("application/json")
                .header("If-Match", etag)
                .body(fields("title", "Second"))
                .patch(article)
                .then()
                .statusCode(200);
        admin().header("If-Match", etag).delete(article).then().statusCode(412);
        assertRefused(patch(article.substring("/v1/articles/".length()), "title", "Third"));
    }

    @Test
    void importsNeedNoIfMatch() {
        String section = newCategory();
        String line = "{\"kind\":\"category\",\"slug\":\"" + section + "\",\"name\":\"Imported\"}";
        admin().contentType("application/x-ndjson")
                .body(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("updated", equalTo(1));
    }
}
