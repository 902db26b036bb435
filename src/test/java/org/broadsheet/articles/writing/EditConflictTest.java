package org.broadsheet.articles.writing;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.broadsheet.Stories.story;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditConflictTest {
    private String category;

    @BeforeEach
    void openASection() {
        category = category();
    }

    private static ValidatableResponse conditional(String method, String path, String ifMatch, Object body) {
        return admin().contentType("application/json")
                .header("If-Match", ifMatch)
                .body(body)
                .request(method, path)
                .then();
    }

    @Test
    void anEditOfWhatHasChangedIsRefusedNamingTheVersion() {
        String path = "/v1/articles/" + draft(category);
        String seen = admin().get(path).header("ETag");
        conditional("PATCH", path, seen, fields("title", "Second")).statusCode(200);
        for (String stale : List.of(seen, "W/" + seen, "\"nonsense\"", "\"9-x\", " + seen)) {
            conditional("PATCH", path, stale, fields("title", "Third"))
                    .statusCode(412)
                    .body("code", equalTo("precondition-failed"))
                    .body("detail", containsString("current version is 1"));
            conditional("PUT", path, stale, story(category)).statusCode(412);
            admin().header("If-Match", stale).delete(path).then().statusCode(412);
        }
        String current = admin().get(path).header("ETag");
        conditional("PATCH", path, "W/" + current, fields("title", "Third"))
                .statusCode(412)
                .body("errors[0].detail", containsString("without `W/`"));
        conditional("PATCH", path, current.replace("\"", ""), fields("title", "Third"))
                .statusCode(412)
                .body("errors[0].detail", containsString("with its quotes"));
        conditional("PATCH", path, "\"nonsense\", " + current, fields("title", "Third"))
                .statusCode(200)
                .header("ETag", startsWith("\"2-"));
        conditional("PATCH", path, "*", fields("title", "Fourth")).statusCode(200);
        conditional("PUT", "/v1/articles/" + unique("absent"), "*", story(category))
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "tags", "authors", "sources"})
    void whoWouldOverwriteAnEntryIsToldWhatItIsNow(String kind) {
        String path = "/v1/" + kind + "/" + unique("entry");
        String seen = send("PUT", path, fields("name", "First"))
                .statusCode(201)
                .extract()
                .header("ETag");
        send("PATCH", path, fields("name", "Theirs")).statusCode(200);
        String current = admin().get(path).header("ETag");
        for (String method : List.of("PUT", "PATCH")) {
            conditional(method, path, seen, fields("name", "Mine"))
                    .statusCode(412)
                    .header("ETag", equalTo(current))
                    .body("errors[0].header", equalTo("If-Match"))
                    .body("errors.pointer", equalTo(Arrays.asList(null, "/name")))
                    .body("errors[1].detail", containsString("\"Theirs\""));
        }
        admin().header("If-Match", seen).delete(path).then().statusCode(412).header("ETag", equalTo(current));
        conditional("PATCH", path, current, fields("name", "Mine")).statusCode(200);
    }

    @Test
    void whoWouldOverwriteTheSiteIsToldWhatItIsNow() {
        String name = admin().get("/v1/site").path("name");
        conditional("PATCH", "/v1/site", "\"0-old\"", fields("name", "Another"))
                .statusCode(412)
                .header("ETag", equalTo(admin().get("/v1/site").header("ETag")))
                .body("errors[1].pointer", equalTo("/name"))
                .body("errors[1].detail", containsString(name));
    }

    @Test
    void theTagOfAReadersArticleServesAnEditorToo() {
        String path = "/v1/articles/" + publish(category);
        String seen = anonymous().get(path).header("ETag");
        conditional("PATCH", path, seen, fields("title", "Second")).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "tags", "authors", "sources"})
    void whatStandsAroundAnArticleChangesItsTag(String kind) {
        String slug = unique(kind);
        send("PUT", "/v1/" + kind + "/" + slug, fields("name", "Before")).statusCode(201);
        String article = publish(
                kind.equals("categories") ? slug : category,
                "tags",
                kind.equals("tags") ? List.of(slug) : List.of(),
                "authors",
                kind.equals("authors") ? List.of(slug) : List.of(),
                "source",
                kind.equals("sources") ? slug : null);
        String path = "/v1/articles/" + article;
        String seen = anonymous().get(path).header("ETag");
        assertEquals(304, unlessSeen(path, seen).statusCode());
        assertEquals(304, unlessSeen(path, "W/" + seen).statusCode());
        assertEquals(304, unlessSeen(path, "\"other\", W/" + seen).statusCode());
        assertEquals(304, unlessSeen(path, "*").statusCode());
        send("PATCH", "/v1/" + kind + "/" + slug, fields("name", "After the rename"))
                .statusCode(200);
        Response changed = unlessSeen(path, seen);
        assertEquals(200, changed.statusCode());
        assertEquals(true, changed.asString().contains("After the rename"));
    }

    @Test
    void aDateServesWhereNoTagIsSent() {
        String slug = publish(category);
        for (String path : List.of("/v1/articles/" + slug, "/v1/articles?category=" + category)) {
            String seen = lastModified(path, slug);
            assertEquals(304, unlessSince(path, "Thu, 01 Jan 2099 00:00:00 GMT").statusCode());
            for (String earlier : List.of("Thu, 01 Jan 2015 00:00:00 GMT", "yesterday", "")) {
                assertEquals(200, unlessSince(path, earlier).statusCode());
            }
            Response other = anonymous()
                    .header("If-None-Match", "\"other\"")
                    .header("If-Modified-Since", seen)
                    .get(path);
            assertEquals(200, other.statusCode());
            send("PATCH", "/v1/articles/" + slug, fields("title", unique("Changed")))
                    .statusCode(200);
            assertEquals(200, unlessSince(path, seen).statusCode());
            send("PATCH", "/v1/categories/" + category, fields("name", unique("Renamed")))
                    .statusCode(200);
            assertEquals(200, unlessSince(path, seen).statusCode());
        }
    }

    /** Other tests may have used up the seconds to come; what is made then is not dated for sure. */
    private static String lastModified(String path, String slug) {
        Instant deadline = Instant.now().plusSeconds(30);
        String date = anonymous().get(path).header("Last-Modified");
        while (date == null || unlessSince(path, date).statusCode() != 304) {
            assertTrue(Instant.now().isBefore(deadline), "not dated in time");
            send("PATCH", "/v1/articles/" + slug, fields("title", unique("Changed")))
                    .statusCode(200);
            date = anonymous().get(path).header("Last-Modified");
        }
        return date;
    }

    private static Response unlessSince(String path, String date) {
        return anonymous().header("If-Modified-Since", date).get(path);
    }

    private static Response unlessSeen(String path, String tag) {
        return anonymous().header("If-None-Match", tag).get(path);
    }

    @Test
    void aListChangesItsTagWithItsArticles() {
        String slug = publish(category);
        String path = "/v1/articles?category=" + category;
        Response list = anonymous().get(path);
        list.then()
                .header("Cache-Control", startsWith("public"))
                .header("Surrogate-Key", equalTo("list-category-" + category));
        assertEquals(304, unlessSeen(path, list.header("ETag")).statusCode());
        send("PATCH", "/v1/articles/" + slug, fields("title", "Another headline"))
                .statusCode(200);
        assertEquals(200, unlessSeen(path, list.header("ETag")).statusCode());
        admin().get(path).then().header("Cache-Control", equalTo("private, no-store"));
    }

    @Test
    void anArticleSaysWhatItShowsAndSinceWhen() {
        anonymous()
                .get("/v1/articles/" + publish(category, "tags", List.of("Ports")))
                .then()
                .header("Surrogate-Key", containsString("category-" + category + " tag-ports"))
                .header("Last-Modified", containsString(" GMT"))
                .header("Vary", containsString("Authorization"));
        anonymous()
                .filter(Contract.lenientRequest())
                .header("If-None-Match", "\"" + "x".repeat(2000))
                .get("/v1/articles/" + publish(category))
                .then()
                .statusCode(200);
    }

    @Test
    void whoeverWantsToCreateReplacesNothing() {
        for (String kind : List.of("articles", "categories", "tags", "authors", "sources")) {
            String path = "/v1/" + kind + "/" + unique("only");
            Object body = kind.equals("articles") ? story(category) : fields("name", unique("Name"));
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

    @Test
    void aDryRunTellsWhatWouldChange() {
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
}
