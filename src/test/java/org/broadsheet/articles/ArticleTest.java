package org.broadsheet.articles;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleTest {

    @Test
    void theSmallestArticleGetsItsDefaults() {
        String category = Newsroom.category();
        String slug = unique("port-reopens");
        admin().contentType("application/json")
                .body(Map.of("title", slug, "body", "The **first** ship.", "category", category))
                .post("/v1/articles")
                .then()
                .statusCode(201)
                .header("Location", "/v1/articles/" + slug)
                .body("status", equalTo("draft"))
                .body("language", equalTo("en"))
                .body("body.html", containsString("<strong>first</strong>"))
                .body("wordCount", equalTo(3));
        anonymous().get("/v1/articles/" + slug).then().statusCode(404).body("detail", not(containsString("draft")));
    }
}
