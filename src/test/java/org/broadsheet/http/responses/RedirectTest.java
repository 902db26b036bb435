package org.broadsheet.http.responses;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects from former slugs may be cached for a bounded time, since a resource may get its former slug back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RedirectTest {

    private static ValidatableResponse assertRedirects(String path, String location) {
        return anonymous()
                .get(path)
                .then()
                .statusCode(308)
                .header("Location", location)
                .header("Cache-Control", matchesPattern("public, max-age=0, s-maxage=\\d\\d?, .*"))
                .header("Vary", containsString("Authorization"));
    }

    @Test
    void articleRenamedThereAndBackIsAtItsFirstAddressAgain() {
        String first = publish(newCategory());
        String id = anonymous().get("/v1/articles/" + first).path("id");
        String second = unique("second");
        patch(first, "slug", second).statusCode(200);
        assertRedirects("/v1/articles/" + first + "?include=share", "/v1/articles/" + second + "?include=share")
                .header("Surrogate-Key", "article-" + id);
        assertRedirects("/v1/articles/" + first + "/related?limit=3", "/v1/articles/" + second + "/related?limit=3")
                .header("Surrogate-Key", "article-" + id);
        admin().get("/v1/articles/" + first).then().statusCode(308).header("Cache-Control", "private, no-store");
        patch(second, "slug", first).statusCode(200);
        anonymous().get("/v1/articles/" + first).then().statusCode(200).body("slug", equalTo(first));
        assertRedirects("/v1/articles/" + second, "/v1/articles/" + first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "tags", "authors", "sources"})
    void entryRenamedThereAndBackIsAtItsFirstAddressAgain(String kind) {
        String first = unique("first");
        String second = unique("second");
        send("PUT", "/v1/" + kind + "/" + first, fields("name", "First")).statusCode(201);
        send("PATCH", "/v1/" + kind + "/" + first, fields("slug", second)).statusCode(200);
        String query = kind.equals("authors") ? "" : "?language=de";
        assertRedirects("/v1/" + kind + "/" + first + query, "/v1/" + kind + "/" + second + query)
                .header("Surrogate-Key", containsString("-" + second));
        send("PATCH", "/v1/" + kind + "/" + second, fields("slug", first)).statusCode(200);
        anonymous().get("/v1/" + kind + "/" + first).then().statusCode(200);
        assertRedirects("/v1/" + kind + "/" + second, "/v1/" + kind + "/" + first);
    }
}
