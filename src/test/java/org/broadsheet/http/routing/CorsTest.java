package org.broadsheet.http.routing;

import static io.restassured.RestAssured.given;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestDatabase.TRUSTED_ORIGIN;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.TestArticles;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CorsTest {
    private static final String OTHER_ORIGIN = "https://other.example";
    private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";

    @Test
    void publicResponsesAreReadableFromAnyOriginCachedOrNot() {
        String path = "/v1/articles/" + TestArticles.publish(TestClient.newCategory());
        for (int time = 1; time <= 3; time++) {
            assertReadableFromAnyOrigin(anonymous().get(path).then().statusCode(200));
            assertReadableFromAnyOrigin(from(OTHER_ORIGIN).get(path).then().statusCode(200));
            assertReadableFromAnyOrigin(from(TRUSTED_ORIGIN).head(path).then().statusCode(200));
        }
        assertReadableFromAnyOrigin(
                from(OTHER_ORIGIN).header("If-None-Match", "*").get(path).then().statusCode(304));
        assertReadableFromAnyOrigin(
                from(OTHER_ORIGIN).get("/v1/articles/none").then().statusCode(404));
        assertReadableFromAnyOrigin(
                from(OTHER_ORIGIN).get("/openapi.json").then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sitemap.xml",
                "/sitemap-news.xml",
                "/robots.txt",
                "/v1/feeds/rss",
                "/v1/site",
                "/v1/categories",
                "/v1/articles?limit=1"
            })
    void responseHasTheSameHeadersWhetherCachedOrNot(String path) {
        TestClient.newCategory(); // invalidates all responses
        Set<String> first = headerNames(path);
        assertEquals(first, headerNames(path));
        assertReadableFromAnyOrigin(from(OTHER_ORIGIN).get(path).then().statusCode(200));
    }

    private static Set<String> headerNames(String path) {
        return anonymous().get(path).then().statusCode(200).extract().headers().asList().stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("last-modified"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void postWithoutKeyIsAllowedFromAnyOrigin() {
        ValidatableResponse response = from(OTHER_ORIGIN)
                .contentType("application/json")
                .body(Map.of("text", "A ship docked."))
                .post("/v1/related")
                .then();
        assertReadableFromAnyOrigin(response.statusCode(200));
    }

    private static void assertReadableFromAnyOrigin(ValidatableResponse response) {
        response.header(ALLOWED_ORIGIN, "*")
                .header("Access-Control-Expose-Headers", containsString("ETag, "))
                .header("Access-Control-Expose-Headers", containsString("Link, Location, "))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", not(containsString("Origin")));
    }

    @Test
    void onlyTrustedOriginsCanWrite() {
        Map<String, Object> story = TestArticles.articleJson(TestClient.newCategory());
        from(TRUSTED_ORIGIN)
                .header("Authorization", "Bearer " + TestDatabase.ADMIN_KEY)
                .contentType("application/json")
                .body(story)
                .post("/v1/articles")
                .then()
                .statusCode(201)
                .header(ALLOWED_ORIGIN, TRUSTED_ORIGIN)
                .header("Vary", containsString("Origin"));
        from(OTHER_ORIGIN)
                .contentType("application/json")
                .body(story)
                .post("/v1/articles")
                .then()
                .statusCode(401)
                .header(ALLOWED_ORIGIN, nullValue())
                .header("Vary", containsString("Origin"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/articles",
        "HEAD,   /v1/articles/none",
        "POST,   /v1/related",
    })
    void preflightOfPublicOperationAllowsAnyOriginWithoutKey(String method, String path) {
        preflight(OTHER_ORIGIN, method, path)
                .header(ALLOWED_ORIGIN, "*")
                .header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers", containsString("Content-Type"))
                .header("Access-Control-Allow-Headers", not(containsString("Authorization")))
                .header("Access-Control-Max-Age", "7200");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /v1/articles",
        "PATCH,  /v1/articles/some-story",
        "DELETE, /v1/keys/01980a51-3c1e-7d0f-8a54-6be0a1d2c3f4",
    })
    void preflightOfWriteAllowsTrustedOriginsOnly(String method, String path) {
        preflight(TRUSTED_ORIGIN, method, path)
                .header(ALLOWED_ORIGIN, TRUSTED_ORIGIN)
                .header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"))
                .header("Access-Control-Allow-Credentials", nullValue());
        for (String origin :
                new String[] {OTHER_ORIGIN, "null", TRUSTED_ORIGIN + ".other.example", "http://desk.example"}) {
            preflight(origin, method, path)
                    .header(ALLOWED_ORIGIN, nullValue())
                    .header("Access-Control-Allow-Methods", nullValue());
        }
    }

    private static ValidatableResponse preflight(String origin, String method, String path) {
        return from(origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path)
                .then()
                .statusCode(204)
                .header("Vary", containsString("Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health/ready"})
    void operatorEndpointsHaveNoCorsHeaders(String path) {
        given().header("Origin", TRUSTED_ORIGIN).get(path).then().header(ALLOWED_ORIGIN, nullValue());
        given().header("Origin", TRUSTED_ORIGIN)
                .header("Access-Control-Request-Method", "GET")
                .options(path)
                .then()
                .header(ALLOWED_ORIGIN, nullValue());
    }

    @Test
    void optionsWithoutPreflightHeadersReturnsAllow() {
        from(OTHER_ORIGIN).options("/v1/site").then().header("Allow", containsString("PATCH"));
    }

    private static RequestSpecification from(String origin) {
        return anonymous().header("Origin", origin);
    }
}
