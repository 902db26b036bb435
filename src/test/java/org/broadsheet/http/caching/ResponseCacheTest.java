package org.broadsheet.http.caching;

import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResponseCacheTest {
    private static final int MAX_POLLS = 2_000;

    @TestHTTPResource("/")
    URI server;

    private static Map<String, List<String>> headers(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.remove("Date");
        return headers;
    }

    private static String etag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void cachedResponseHasTheSameBytesAndHeaders() throws Exception {
        String category = newCategory();
        String slug = publish(category, "tags", List.of("ports"));
        publish(category);
        for (String path : List.of(
                "/v1/articles/" + slug, "/v1/articles?limit=1&category=" + category, "/v1/site", "/v1/categories")) {
            HttpResponse<byte[]> first = get(path, "identity");
            awaitCached(path);
            HttpResponse<byte[]> cached = get(path, "identity");
            assertEquals(headers(first), headers(cached));
            assertArrayEquals(first.body(), cached.body());
            anonymous().head(path).then().statusCode(200).body(equalTo(""));
            anonymous()
                    .header("If-None-Match", "W/" + etag(first))
                    .get(path)
                    .then()
                    .statusCode(304)
                    .body(equalTo(""));
        }
    }

    /** Repeats the request until the response comes from the cache, which may be disabled briefly. */
    private static Response awaitCached(String path) {
        for (int poll = 0; poll < MAX_POLLS; poll++) {
            long before = CacheMetrics.hits();
            Response response = anonymous().get(path);
            if (CacheMetrics.hits() > before) {
                return response;
            }
        }
        throw new AssertionError(path + " is not cached");
    }

    @Test
    void gzippedResponseHasItsOwnETagThatPassesConditions() throws Exception {
        String slug = publish(newCategory(), "body", "The same words again. ".repeat(200));
        String path = "/v1/articles/" + slug;
        byte[] plain = anonymous().get(path).asByteArray();
        awaitCached(path);
        HttpResponse<byte[]> gzipped = get(path, "br, gzip");
        assertEquals("gzip", gzipped.headers().firstValue("Content-Encoding").orElse(null));
        assertTrue(gzipped.body().length < plain.length / 4);
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(gzipped.body())).readAllBytes());
        String etag = etag(gzipped);
        assertEquals(etag.replace(".gz", ""), etag(get(path, "gzip;q=0")));
        anonymous().header("If-None-Match", etag).get(path).then().statusCode(304);
        admin().header("If-Match", etag)
                .contentType("application/json")
                .body("{\"summary\": \"Edited\"}")
                .patch(path)
                .then()
                .statusCode(200);
        anonymous().header("If-None-Match", etag).get(path).then().statusCode(200);
    }

    private HttpResponse<byte[]> get(String path, String acceptEncoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Accept-Encoding", acceptEncoding)
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void responsesToKeysAreNotCached() {
        String category = newCategory();
        String slug = newDraft(category);
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
    void editInvalidatesAffectedResponsesOnly() {
        String category = newCategory();
        String otherCategory = newCategory();
        String edited = publish(category);
        String other = publish(otherCategory);
        awaitCached("/v1/articles/" + other);
        awaitCached("/v1/articles?category=" + otherCategory);
        patch(edited, "title", "Something else");
        long before = CacheMetrics.hits();
        anonymous().get("/v1/articles/" + other);
        anonymous().get("/v1/articles?category=" + otherCategory);
        assertEquals(before + 2, CacheMetrics.hits());
    }

    @Test
    void newTranslationInvalidatesTheOriginal() {
        String category = newCategory();
        String original = publish(category);
        anonymous().get("/v1/articles/" + original).then().body("translations.size()", equalTo(0));
        String german = publish(category, "language", "de", "translationOf", original);
        anonymous().get("/v1/articles/" + original).then().body("translations[0].slug", equalTo(german));
        patch(german, "translationOf", null);
        anonymous().get("/v1/articles/" + original).then().body("translations.size()", equalTo(0));
    }

    @Test
    void renamedCategoryIsVisibleInArticlesAtOnce() {
        String category = newCategory();
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
    void dryRunInvalidatesNothing() {
        String slug = publish(newCategory());
        awaitCached("/v1/articles/" + slug);
        long before = CacheMetrics.hits();
        admin().contentType("application/json")
                .queryParam("dryRun", true)
                .body("{\"title\": \"Not so\"}")
                .patch("/v1/articles/" + slug)
                .then()
                .statusCode(200);
        anonymous().get("/v1/articles/" + slug);
        assertEquals(before + 1, CacheMetrics.hits());
    }

    @Test
    void errorResponseIsNotCached() {
        String slug = unique("later");
        anonymous().get("/v1/articles/" + slug).then().statusCode(404).header("ETag", nullValue());
        publish(newCategory(), "slug", slug);
        anonymous().get("/v1/articles/" + slug).then().statusCode(200).header("ETag", endsWith("\""));
    }
}
