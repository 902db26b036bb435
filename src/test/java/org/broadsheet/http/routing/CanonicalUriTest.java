package org.broadsheet.http.routing;

import static io.restassured.RestAssured.given;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.newCategory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.RawHttpClient;
import org.broadsheet.http.RawHttpClient.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each response has one address, so that caches keep and purge it under one key. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CanonicalUriTest {

    private static RawResponse get(String target) throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .receive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "//v1/articles, /v1/articles",
        "/v1//articles, /v1/articles",
        "/v1/articles/, /v1/articles",
        "/v1/articles//, /v1/articles",
        "/%76%31/articles, /v1/articles",
        "/v1/article%73?tag=%61%2db, /v1/articles?tag=%61%2db",
        "/v1/articles/0197F3C2-8a4e-7c31-9b57-2f6d1c0e4a8E, /v1/articles/0197f3c2-8a4e-7c31-9b57-2f6d1c0e4a8e",
        "/v1/articles/caf%c3%a9, /v1/articles/caf%C3%A9",
        "/v1/articles?, /v1/articles",
        "/v1/articles?&limit=1&&sort=title&, /v1/articles?limit=1&sort=title",
        "/v1/feeds/rss/?limit=1, /v1/feeds/rss?limit=1",
        "//sitemap.xml, /sitemap.xml",
        "/robots.txt/, /robots.txt",
        "/openapi.yaml/, /openapi.yaml",
        "/docs/, /docs",
    })
    void otherSpellingsOfAnAddressAreRedirectedToIt(String spelling, String address) throws IOException {
        RawResponse response = get(spelling);
        assertEquals(308, response.status());
        assertEquals(address, response.header("Location"));
        assertEquals("public, max-age=300", response.header("Cache-Control"));
        assertNull(response.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles%2Fnone",
                "/v1/articles%3Bx",
                "/v1/articles/%2F",
                "/v1%2Farticles",
                "/V1/articles",
                "/v1/articles%20",
                "/v1/articles\\",
                "/v1/articles/%252e",
                "/v1/articles#x",
                "//",
                "///other.example",
                "/v1/./articles",
                "/v1/articles/.",
                "/v1/tags/../articles",
                "/../v1/articles",
                "/v1/%2e/articles",
                "/v1/tags/%2E%2e/articles",
                "/v1/tags/..;a/articles",
                "/v1;a=b/articles",
                "/v1/articles;",
                "/v1/articles;x",
                "/sitemap.xml;a",
                "//other.example/%2e%2e"
            })
    void addressesThatOnlyResembleAnotherAreRefused(String address) throws IOException {
        assertEquals(4, get(address).status() / 100);
    }

    @Test
    void articleIsFoundUnderOneSpellingOnly() throws IOException {
        String slug = publish(newCategory());
        assertEquals(200, get("/v1/articles/" + slug).status());
        for (String other : new String[] {slug + "/", "%73" + slug.substring(1), "/" + slug, slug + "?"}) {
            for (int cachedOrNot = 0; cachedOrNot < 2; cachedOrNot++) {
                RawResponse response = get("/v1/articles/" + other);
                assertEquals(308, response.status(), other);
                assertEquals("/v1/articles/" + slug, response.header("Location"));
            }
        }
        for (String other : new String[] {
            slug + "%20", slug + "%00", slug.replace("story", "STORY"), slug + ";a", "./" + slug, slug + "%2F"
        }) {
            assertEquals(4, get("/v1/articles/" + other).status() / 100, other);
        }
    }

    @Test
    void pathsForOperatorsStayAsTheyAre() throws IOException {
        assertEquals(200, get("/q/health/live").status());
        given().get("/q/metrics").then().statusCode(200);
    }
}
