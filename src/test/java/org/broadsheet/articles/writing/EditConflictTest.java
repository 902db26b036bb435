package org.broadsheet.articles.writing;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditConflictTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private static ValidatableResponse sendIfMatch(String method, String path, String ifMatch, Object body) {
        return admin().contentType("application/json")
                .header("If-Match", ifMatch)
                .body(body)
                .request(method, path)
                .then();
    }

    @Test
    void staleEditIsRejectedWithTheCurrentVersion() {
        String path = "/v1/articles/" + newDraft(category);
        String seen = admin().get(path).header("ETag");
        sendIfMatch("PATCH", path, seen, fields("title", "Second")).statusCode(200);
        for (String stale : List.of(seen, "W/" + seen, "\"nonsense\"", "\"9-x\", " + seen)) {
            sendIfMatch("PATCH", path, stale, fields("title", "Third"))
                    .statusCode(412)
                    .body("code", equalTo("precondition-failed"))
                    .body("detail", containsString("current version is 1"));
            sendIfMatch("PUT", path, stale, articleJson(category)).statusCode(412);
            admin().header("If-Match", stale).delete(path).then().statusCode(412);
        }
        String current = admin().get(path).header("ETag");
        sendIfMatch("PATCH", path, "W/" + current, fields("title", "Third"))
                .statusCode(412)
                .body("errors[0].detail", containsString("without `W/`"));
        sendIfMatch("PATCH", path, current.replace("\"", ""), fields("title", "Third"))
                .statusCode(412)
                .body("errors[0].detail", containsString("with its quotes"));
        sendIfMatch("PATCH", path, "\"nonsense\", " + current, fields("title", "Third"))
                .statusCode(200)
                .header("ETag", startsWith("\"2-"));
        sendIfMatch("PATCH", path, "*", fields("title", "Fourth")).statusCode(200);
        sendIfMatch("PUT", "/v1/articles/" + unique("absent"), "*", articleJson(category))
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "tags", "authors", "sources"})
    void staleEditOfAnEntryIsRejectedWithTheCurrentValues(String kind) {
        String path = "/v1/" + kind + "/" + unique("entry");
        String seen = send("PUT", path, fields("name", "First"))
                .statusCode(201)
                .extract()
                .header("ETag");
        send("PATCH", path, fields("name", "Theirs")).statusCode(200);
        String current = admin().get(path).header("ETag");
        for (String method : List.of("PUT", "PATCH")) {
            sendIfMatch(method, path, seen, fields("name", "Mine"))
                    .statusCode(412)
                    .header("ETag", equalTo(current))
                    .body("errors[0].header", equalTo("If-Match"))
                    .body("errors.pointer", equalTo(Arrays.asList(null, "/name")))
                    .body("errors[1].detail", containsString("\"Theirs\""));
        }
        admin().header("If-Match", seen).delete(path).then().statusCode(412).header("ETag", equalTo(current));
        sendIfMatch("PATCH", path, current, fields("name", "Mine")).statusCode(200);
    }

    @Test
    void staleEditOfTheSiteIsRejectedWithTheCurrentValues() {
        String name = admin().get("/v1/site").path("name");
        sendIfMatch("PATCH", "/v1/site", "\"0-old\"", fields("name", "Another"))
                .statusCode(412)
                .header("ETag", equalTo(admin().get("/v1/site").header("ETag")))
                .body("errors[1].pointer", equalTo("/name"))
                .body("errors[1].detail", containsString(name));
    }

    @Test
    void entityTagOfAPublicResponseIsValidForEdits() {
        String path = "/v1/articles/" + publish(category);
        String seen = anonymous().get(path).header("ETag");
        sendIfMatch("PATCH", path, seen, fields("title", "Second")).statusCode(200);
    }

    @Test
    void putWithIfNoneMatchStarOnlyCreates() {
        for (String kind : List.of("articles", "categories", "tags", "authors", "sources")) {
            String path = "/v1/" + kind + "/" + unique("only");
            Object body = kind.equals("articles") ? articleJson(category) : fields("name", unique("Name"));
            for (int status : new int[] {201, 412}) {
                admin().contentType("application/json")
                        .header("If-None-Match", "*")
                        .body(body)
                        .put(path)
                        .then()
                        .statusCode(status);
            }
        }
    }
}
