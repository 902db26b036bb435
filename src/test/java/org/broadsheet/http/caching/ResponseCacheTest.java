package org.broadsheet.http.caching;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.publish;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResponseCacheTest {
    private static final int MOST_POLLS = 2_000;

    @TestHTTPResource("/")
    URI server;

    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("Date");
        return headers;
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whatIsKeptIsTheSameToTheByte() throws Exception {
        String category = category();
        String slug = publish(category, "tags", List.of("ports"));
        publish(category);
        for (String path : List.of(
                "/v1/articles/" + slug, "/v1/articles?limit=1&category=" + category, "/v1/site", "/v1/categories")) {
            HttpResponse<byte[]> made = sent(path, "identity");
            kept(path);
            HttpResponse<byte[]> kept = sent(path, "identity");
            assertEquals(headers(made), headers(kept));
            assertArrayEquals(made.body(), kept.body());
            anonymous().head(path).then().statusCode(200).body(equalTo(""));
            anonymous()
                    .header("If-None-Match", "W/" + tag(made))
                    .get(path)
                    .then()
                    .statusCode(304)
                    .body(equalTo(""));
        }
    }

    /** Reads until the answer comes from the cache: it may have been off a moment ago. */
    private static Response kept(String path) {
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            long before = Meters.hits();
            Response answer = anonymous().get(path);
            if (Meters.hits() > before) {
                return answer;
            }
        }
        throw new AssertionError(path + " is not kept");
    }

    @Test
    void compressedBytesHaveATagOfTheirOwnThatServesAsWell() throws Exception {
        String slug = publish(category(), "body", "The same words again. ".repeat(200));
        String path = "/v1/articles/" + slug;
        byte[] plain = anonymous().get(path).asByteArray();
        kept(path);
        HttpResponse<byte[]> zipped = sent(path, "br, gzip");
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(null));
        assertTrue(zipped.body().length < plain.length / 4);
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes());
        String tag = tag(zipped);
        assertEquals(tag.replace(".gz", ""), tag(sent(path, "gzip;q=0")));
        anonymous().header("If-None-Match", tag).get(path).then().statusCode(304);
        admin().header("If-Match", tag)
                .contentType("application/json")
                .body("{\"summary\": \"Edited\"}")
                .patch(path)
                .then()
                .statusCode(200);
        anonymous().header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    private HttpResponse<byte[]> sent(String path, String acceptEncoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Accept-Encoding", acceptEncoding)
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void whatAKeyShowsIsNotKeptForOthers() {
        String category = category();
        String slug = draft(category);
        admin().get("/v1/articles/" + slug).then().statusCode(200);
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
        anonymous().get("/v1/articles?category=" + category).then().body("items.size()", equalTo(0));
        patch(slug, "status", "published");
        anonymous().get("/v1/articles/" + slug).then().statusCode(200);
        patch(slug, "status", "draft");
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
        anonymous().get("/v1/articles?category=" + category).then().body("items.size()", equalTo(0));
    }

    @Test
    void anEditDropsWhatItTouchesAndNothingElse() {
        String here = category();
        String there = category();
        String edited = publish(here);
        String untouched = publish(there);
        kept("/v1/articles/" + untouched);
        kept("/v1/articles?category=" + there);
        patch(edited, "title", "Something else");
        long before = Meters.hits();
        anonymous().get("/v1/articles/" + untouched);
        anonymous().get("/v1/articles?category=" + there);
        assertEquals(before + 2, Meters.hits());
    }

    @Test
    void aNewTranslationShowsOnWhatIsTranslated() {
        String category = category();
        String original = publish(category);
        anonymous().get("/v1/articles/" + original).then().body("translations.size()", equalTo(0));
        String german = publish(category, "language", "de", "translationOf", original);
        anonymous().get("/v1/articles/" + original).then().body("translations[0].slug", equalTo(german));
        patch(german, "translationOf", null);
        anonymous().get("/v1/articles/" + original).then().body("translations.size()", equalTo(0));
    }

    @Test
    void theNewNameOfASectionIsSeenAtOnce() {
        String category = category();
        String slug = publish(category);
        anonymous().get("/v1/articles/" + slug);
        admin().contentType("application/json")
                .body("{\"name\": \"Renamed\"}")
                .patch("/v1/categories/" + category)
                .then()
                .statusCode(200);
        anonymous().get("/v1/articles/" + slug).then().body("category.name", equalTo("Renamed"));
    }

    @Test
    void aDryRunDropsNothing() {
        String slug = publish(category());
        kept("/v1/articles/" + slug);
        long before = Meters.hits();
        admin().contentType("application/json")
                .queryParam("dryRun", true)
                .body("{\"title\": \"Not so\"}")
                .patch("/v1/articles/" + slug)
                .then()
                .statusCode(200);
        anonymous().get("/v1/articles/" + slug);
        assertEquals(before + 1, Meters.hits());
    }

    @Test
    void whatAnotherNodeSaysItWroteIsDropped() throws SQLException {
        String slug = publish(category());
        String id = anonymous().get("/v1/articles/" + slug).path("id");
        String title = unique("elsewhere");
        try (Connection elsewhere = TestDatabase.administrator()) {
            elsewhere.setAutoCommit(false);
            retitle(elsewhere, slug, title);
            notify(elsewhere, "another-node list-category-nowhere article-" + id);
            elsewhere.commit();
        }
        awaitTitle(slug, title);
    }

    @Test
    void whatWasWrittenWhileNobodyWasHeardIsSeenAfterwards() throws SQLException {
        String slug = publish(category());
        anonymous().get("/v1/articles/" + slug).then().statusCode(200);
        String title = unique("unheard");
        try (Connection elsewhere = TestDatabase.administrator();
                Statement statement = elsewhere.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query LIKE 'LISTEN%' AND datname = current_database() AND pid <> pg_backend_pid()""");
            retitle(elsewhere, slug, title);
        }
        awaitTitle(slug, title);
    }

    private static void retitle(Connection connection, String slug, String title) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                WITH edited AS (UPDATE article SET title = ?, version = version + 1 WHERE slug = ? RETURNING id)
                SELECT count(DISTINCT edited.id) FROM edited, refresh_listing(ARRAY[edited.id])""")) {
            update.setString(1, title);
            update.setString(2, slug);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                assertEquals(1, row.getInt(1));
            }
        }
    }

    private static void notify(Connection connection, String message) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify('broadsheet_touched', ?)")) {
            notify.setString(1, message);
            notify.execute();
        }
    }

    private static void awaitTitle(String slug, String title) {
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            if (title.equals(anonymous().get("/v1/articles/" + slug).path("title"))) {
                return;
            }
        }
        throw new AssertionError("the old title is still served");
    }

    @Test
    void aRefusalIsNotKept() {
        String slug = unique("later");
        anonymous().get("/v1/articles/" + slug).then().statusCode(404).header("ETag", nullValue());
        publish(category(), "slug", slug);
        anonymous().get("/v1/articles/" + slug).then().statusCode(200).header("ETag", endsWith("\""));
    }
}
