package org.broadsheet;

import static io.restassured.RestAssured.given;

import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.contract.Contract;

/** Requests to the server, anonymous or with a key. Each request and response is checked validated against openapi.yaml. */
public final class TestClient {
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final RestAssuredConfig NO_REDIRECTS =
            RestAssuredConfig.config().redirect(RedirectConfig.redirectConfig().followRedirects(false));

    private TestClient() {}

    public static RequestSpecification anonymous() {
        return given().config(NO_REDIRECTS).filter(Contract.strict());
    }

    public static RequestSpecification admin() {
        return withKey(TestDatabase.ADMIN_KEY);
    }

    public static RequestSpecification withKey(String key) {
        return anonymous().header("Authorization", "Bearer " + key);
    }

    /** A request with a key of the role, created once per run. */
    public static RequestSpecification withRole(String role) {
        return withKey(keyWithRole(role));
    }

    public static String keyWithRole(String role) {
        return KEYS.computeIfAbsent(role, each -> admin().contentType("application/json")
                .body(Map.of("name", "test " + each, "role", each))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key"));
    }

    /** Returns slug word with a random uses. */
    public static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Creates a category and returns its slug. */
    public static String newCategory() {
        String slug = unique("section");
        admin().contentType("application/json")
                .body(Map.of("name", "Section " + slug, "slug", slug))
                .post("/v1/categories")
                .then()
                .statusCode(201);
        return slug;
    }
}
