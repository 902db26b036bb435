package org.broadsheet;

import static io.restassured.RestAssured.given;

import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.contract.Contract;

/** How tests talk to the server: as a reader or with a key, every exchange held against the contract. */
public final class Newsroom {
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final RestAssuredConfig AS_SENT =
            RestAssuredConfig.config().redirect(RedirectConfig.redirectConfig().followRedirects(false));

    private Newsroom() {}

    public static RequestSpecification anonymous() {
        return given().config(AS_SENT).filter(Contract.strict());
    }

    public static RequestSpecification admin() {
        return withKey(TestDatabase.ADMIN_KEY);
    }

    public static RequestSpecification withKey(String key) {
        return anonymous().header("Authorization", "Bearer " + key);
    }

    /** With a key of this role, made once a run. */
    public static RequestSpecification as(String role) {
        return withKey(keyOf(role));
    }

    public static String keyOf(String role) {
        return KEYS.computeIfAbsent(role, each -> admin().contentType("application/json")
                .body(Map.of("name", "test " + each, "role", each))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key"));
    }

    /** A word that no other test uses, fit for slugs. */
    public static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Makes a category of its own for a test and returns its slug. */
    public static String category() {
        String slug = unique("section");
        admin().contentType("application/json")
                .body(Map.of("name", "Section " + slug, "slug", slug))
                .post("/v1/categories")
                .then()
                .statusCode(201);
        return slug;
    }
}
