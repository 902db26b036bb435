package org.broadsheet.articles.writing;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DryRunTest {
    @Test
    void dryRunReportsChangesOfEntriesAndTheSite() {
        for (String kind : List.of("categories", "tags", "authors", "sources")) {
            String path = "/v1/" + kind + "/" + unique("tried");
            send("PUT", path + "?dryRun=true", fields("name", "Before"))
                    .statusCode(201)
                    .body("changes.pointer", hasItems("/name", "/slug"));
            send("PUT", path, fields("name", "Before")).statusCode(201).body("changes", nullValue());
            send("PATCH", path + "?dryRun=true", fields("name", "After"))
                    .statusCode(200)
                    .body(
                            "changes",
                            equalTo(List.of(Map.of("pointer", "/name", "before", "Before", "after", "After"))));
            admin().get(path).then().body("name", equalTo("Before"));
        }
        String name = admin().get("/v1/site").path("name");
        send("PATCH", "/v1/site?dryRun=true", fields("name", name + "!")).body("changes[0].before", equalTo(name));
    }

    @Test
    void dryRunOfAnArticleReportsChangesAndWritesNothing() {
        String slug = newDraft(newCategory(), "title", "First");
        send("PATCH", "/v1/articles/" + slug + "?dryRun=true", fields("title", "Second"))
                .statusCode(200)
                .body("changes", equalTo(List.of(Map.of("pointer", "/title", "before", "First", "after", "Second"))));
        send("PATCH", "/v1/articles/" + slug + "?dryRun=true", fields("title", "First"))
                .statusCode(200)
                .body("changes", empty());
        send("POST", "/v1/articles?dryRun=true", articleJson(newCategory(), "title", "Third"))
                .statusCode(201)
                .body("changes.pointer", hasItems("/title", "/body", "/status"))
                .body("changes[0].before", nullValue());
        admin().get("/v1/articles/" + slug + "/revisions")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        patch(slug, "title", "Second").statusCode(200).body("changes", nullValue());
    }
}
