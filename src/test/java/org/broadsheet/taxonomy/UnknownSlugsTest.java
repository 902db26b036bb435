package org.broadsheet.taxonomy;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter by what never existed tells so, so that a page can tell an empty section from a wrong one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnknownSlugsTest {
    private static String entry(String kind) {
        String slug = unique(kind);
        String plural = kind.equals("category") ? "categories" : kind + "s";
        send("PUT", "/v1/" + plural + "/" + slug, fields("name", "Name")).statusCode(201);
        return slug;
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "tag", "author", "source"})
    void filterThatNamesWhatNeverExistedIsNotFoundWithTheNearMiss(String kind) {
        String near = entry(kind);
        String wrong = near + "s";
        String article = publish(newCategory());
        for (String path :
                List.of("articles?", "articles?sort=title&", "search?q=ship&", "feeds/rss?", "feeds/atom?q=ship&")) {
            for (String value : List.of(wrong, "-" + wrong, near + "," + wrong)) {
                assertNotFound(
                        anonymous().get("/v1/" + path + kind + "=" + value).then(), kind, wrong, near);
            }
            anonymous().get("/v1/" + path + kind + "=" + near).then().statusCode(200);
        }
        if (!kind.equals("source")) {
            assertNotFound(
                    anonymous()
                            .get("/v1/articles/" + article + "/related?" + kind + "=" + wrong)
                            .then(),
                    kind,
                    wrong,
                    near);
            send("POST", "/v1/related", Map.of("slots", List.of(Map.of("name", "a", "text", "A ship", kind, wrong))))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/slots/0/" + kind))
                    .body("errors[0].detail", containsString("did you mean `" + near + "`?"));
        }
        if (kind.equals("category")) {
            assertNotFound(
                    anonymous().get("/v1/front?category=" + near + "," + wrong).then(), kind, wrong, near);
            assertNotFound(admin().get("/v1/exports?category=" + wrong).then(), kind, wrong, near);
        }
    }

    private static void assertNotFound(ValidatableResponse response, String kind, String wrong, String near) {
        response.statusCode(404)
                .body("code", equalTo("not-found"))
                .body("errors.parameter", contains(kind))
                .body("detail", containsString("`" + wrong + "`"))
                .body("errors[0].detail", containsString("did you mean `" + near + "`?"));
    }

    @Test
    void entryOfDraftsIsNeitherListedNorSuggestedToReaders() {
        String secret = unique("secret");
        String draft = newDraft(newCategory(), "tags", List.of(secret));
        for (String wrong : List.of(secret, secret + "s")) {
            anonymous()
                    .get("/v1/articles?tag=" + wrong)
                    .then()
                    .statusCode(404)
                    .body(
                            "errors[0].detail",
                            equalTo("there is no tag `" + wrong + "`; `/v1/tags` lists those that exist"));
            anonymous().get("/v1/feeds/rss?tag=" + wrong).then().statusCode(404);
        }
        admin().get("/v1/articles?tag=" + secret).then().statusCode(200).body("items", hasSize(0));
        admin().get("/v1/articles?tag=" + secret + "s").then().body("detail", containsString("`" + secret + "`?"));
        patch(draft, "status", "published").statusCode(200);
        anonymous().get("/v1/articles?tag=" + secret).then().statusCode(200).body("items.slug", contains(draft));
        patch(draft, "status", "draft").statusCode(200);
        anonymous().get("/v1/articles?tag=" + secret).then().statusCode(404);
    }
}
