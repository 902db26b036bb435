package org.broadsheet.http.responses;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.send;
import static org.broadsheet.Stories.story;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** Where nobody may overwrite what they have not read. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(RequiredIfMatchTest.Required.class)
class RequiredIfMatchTest {

    public static class Required implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.require-if-match", "true");
        }
    }

    private static void isRefused(ValidatableResponse answer) {
        answer.statusCode(428)
                .body("code", equalTo("precondition-required"))
                .body("errors[0].header", equalTo("If-Match"));
    }

    @Test
    void whoDoesNotSayWhatTheyReadChangesNothing() {
        String section = category();
        String article = "/v1/articles/" + draft(section);
        for (String path : List.of(article, "/v1/categories/" + section, "/v1/site")) {
            Object body = path.equals(article) ? story(section) : fields("name", unique("Name"));
            isRefused(send("PATCH", path, body));
            isRefused(send("PATCH", path + "?dryRun=true", body));
        }
        for (String kind : List.of("categories", "tags", "authors", "sources")) {
            String path = "/v1/" + kind + "/" + unique("entry");
            send("PUT", path, fields("name", "New")).statusCode(201);
            isRefused(send("PUT", path, fields("name", "Other")));
            isRefused(send("PATCH", path, fields("name", "Other")));
            isRefused(admin().delete(path).then());
            admin().header("If-Match", "*").delete(path).then().statusCode(204);
        }
        isRefused(send("PUT", article, story(section)));
        isRefused(admin().delete(article).then());
        isRefused(send("POST", article + "/revisions/0/restore", ""));
        isRefused(send("POST", article + "/corrections", fields("text", "It was two ships.")));
        admin().get(article).then().body("version", equalTo(0));
    }

    @Test
    void whoDoesIsHeldToIt() {
        String article = "/v1/articles/" + draft(category());
        String seen = admin().get(article).header("ETag");
        admin().contentType("application/json")
                .header("If-Match", seen)
                .body(fields("title", "Second"))
                .patch(article)
                .then()
                .statusCode(200);
        admin().header("If-Match", seen).delete(article).then().statusCode(412);
        isRefused(patch(article.substring("/v1/articles/".length()), "title", "Third"));
    }

    @Test
    void importsAreNoConversationAndAskForNothing() {
        String section = category();
        String line = "{\"kind\":\"category\",\"slug\":\"" + section + "\",\"name\":\"Imported\"}";
        admin().contentType("application/x-ndjson")
                .body(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("updated", equalTo(1));
    }
}
