package org.broadsheet.keys;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withKey;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeysTest {
    @Inject
    AgroalDataSource database;

    private static Response create(Object... more) {
        var input = fields("name", unique("key"), "role", "reader");
        input.putAll(fields(more));
        return send("POST", "/v1/keys", input).statusCode(201).extract().response();
    }

    private static int statusWith(String key) {
        return withKey(key).get("/v1/articles?status=draft&limit=1").statusCode();
    }

    @Test
    void secretIsShownOnceAndStoredAsHash() throws SQLException {
        Response created = create();
        String secret = created.path("key");
        created.then()
                .header("Location", equalTo("/v1/keys/" + created.path("id")))
                .header("Cache-Control", containsString("no-store"))
                .body("expiresAt", nullValue());
        assertEquals(200, statusWith(secret));
        List<String> everyPage = new ArrayList<>();
        String cursor = null;
        do {
            Response page = admin().get("/v1/keys?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            everyPage.add(page.then().statusCode(200).extract().asString());
            cursor = page.path("page.next");
        } while (cursor != null);
        assertTrue(everyPage.toString().contains(created.path("id")));
        assertFalse(everyPage.toString().contains(secret.substring(secret.lastIndexOf('_'))));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT * FROM api_key WHERE id = '" + created.path("id") + "'")) {
            assertTrue(row.next());
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                assertFalse(String.valueOf(row.getString(column)).contains(secret.substring(36)));
            }
        }
    }

    @Test
    void revokedOrExpiredKeyIsRefusedAtOnce() {
        Response revoked = create();
        assertEquals(200, statusWith(revoked.path("key")));
        admin().delete("/v1/keys/" + revoked.path("id") + "?dryRun=true").then().statusCode(204);
        assertEquals(200, statusWith(revoked.path("key")));
        admin().delete("/v1/keys/" + revoked.path("id")).then().statusCode(204);
        assertEquals(401, statusWith(revoked.path("key")));
        admin().delete("/v1/keys/" + revoked.path("id")).then().statusCode(404);
        Instant expiry = Instant.now().plusMillis(1500);
        String expiring = create("expiresAt", expiry.toString()).path("key");
        Instant deadline = expiry.plusSeconds(10);
        int status = statusWith(expiring);
        while (status == 200) {
            assertTrue(Instant.now().isBefore(deadline), "still valid");
            status = statusWith(expiring);
        }
        assertEquals(401, status);
        assertFalse(Instant.now().isBefore(expiry), "refused too early");
    }

    @Test
    void wrongKeyIsRefusedOnPublicPaths() {
        String validKey = create().path("key");
        for (String wrong :
                List.of("nonsense", validKey + "x", validKey.substring(0, validKey.length() - 1) + "~", "bs_", "")) {
            withKey(wrong).get("/v1/site").then().statusCode(401).header("WWW-Authenticate", notNullValue());
        }
        anonymous().header("Authorization", "Basic YTpi").get("/v1/site").then().statusCode(401);
    }

    @Test
    void onlyAdminsManageKeys() {
        for (String role : List.of("reader", "author", "editor")) {
            withRole(role).get("/v1/keys").then().statusCode(403);
            withRole(role)
                    .contentType("application/json")
                    .body(fields("name", "mine", "role", "admin"))
                    .post("/v1/keys")
                    .then()
                    .statusCode(403);
        }
        anonymous().get("/v1/keys").then().statusCode(401);
    }

    @Test
    void invalidKeysAreRefusedAndDryRunCreatesNone() {
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields("name", " ", "role", "boss", "expiresAt", "2020-01-01T00:00:00Z"))
                .post("/v1/keys")
                .then()
                .statusCode(422)
                .body("errors.pointer.sort()", contains("/expiresAt", "/name", "/role"));
        String dryRunKey = send("POST", "/v1/keys?dryRun=true", fields("name", "never", "role", "admin"))
                .statusCode(201)
                .extract()
                .path("key");
        assertEquals(401, statusWith(dryRunKey));
        admin().filter(Contract.lenientRequest())
                .delete("/v1/keys/no-uuid")
                .then()
                .statusCode(404);
    }

    private static Response rotate(Response key, Object... input) {
        return send("POST", "/v1/keys/" + key.path("id") + "/rotate", fields(input))
                .statusCode(200)
                .extract()
                .response();
    }

    @Test
    void oldSecretWorksUntilGraceEndsAfterRotation() {
        Response created = create();
        String first = created.path("key");
        String second = rotate(created, "grace", "PT1H").path("key");
        assertEquals(200, statusWith(first));
        assertEquals(200, statusWith(second));
        String third = rotate(created).path("key");
        assertEquals(401, statusWith(first));
        assertEquals(401, statusWith(second));
        assertEquals(200, statusWith(third));
        String dryRunKey = send("POST", "/v1/keys/" + created.path("id") + "/rotate?dryRun=true", fields())
                .extract()
                .path("key");
        assertEquals(401, statusWith(dryRunKey));
        assertEquals(200, statusWith(third));
        send("POST", "/v1/keys/" + created.path("id") + "/rotate", fields("grace", "P31D"))
                .statusCode(422)
                .body("errors.pointer", contains("/grace"));
    }

    @Test
    void nameAndExpiryCanChangeAndLastUseIsStored() {
        Response created = create();
        String path = "/v1/keys/" + created.path("id");
        String expiry = "2050-01-01T00:00:00Z";
        send("PATCH", path, fields("name", "Renamed", "expiresAt", expiry))
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("expiresAt", equalTo(expiry))
                .body("lastUsedAt", nullValue())
                .body("key", nullValue());
        statusWith(created.path("key"));
        send("PATCH", path, fields("expiresAt", null))
                .body("expiresAt", nullValue())
                .body("lastUsedAt", notNullValue());
        send("PATCH", path, fields("expiresAt", "2020-01-01T00:00:00Z")).statusCode(422);
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields("role", "admin"))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/role"));
    }

    @Test
    void authorKeyWritesOwnArticlesAndThoseOfItsAuthor() {
        String category = newCategory();
        String name = unique("ann");
        send("PUT", "/v1/authors/" + name, fields("name", "Ann Lee")).statusCode(201);
        String authorKey = create("role", "author", "author", name).path("key");
        String unboundKey = create("role", "author").path("key");
        String ownSlug = withKey(unboundKey)
                .contentType("application/json")
                .body(articleJson(category))
                .post("/v1/articles")
                .path("slug");
        String annsSlug = newDraft(category, "authors", List.of(name));
        assertEquals(200, statusOfEdit(unboundKey, ownSlug));
        assertEquals(200, statusOfEdit(authorKey, annsSlug));
        assertEquals(403, statusOfEdit(unboundKey, annsSlug));
        assertEquals(403, statusOfEdit(authorKey, ownSlug));
        String rotated = rotate(create("role", "author")).path("key");
        assertEquals(403, statusOfEdit(rotated, ownSlug));
        withKey(unboundKey)
                .get("/v1/articles/" + annsSlug)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        for (String refused : List.of("/previews", "/corrections")) {
            withKey(unboundKey)
                    .filter(Contract.lenientRequest())
                    .contentType("application/json")
                    .body(fields(refused.equals("/corrections") ? new Object[] {"text", "x"} : new Object[0]))
                    .post("/v1/articles/" + annsSlug + refused)
                    .then()
                    .statusCode(403);
        }
        send("POST", "/v1/keys", fields("name", "x", "role", "editor", "author", name))
                .statusCode(422)
                .body("errors.pointer", contains("/author"));
        send("POST", "/v1/keys", fields("name", "x", "role", "author", "author", unique("none")))
                .statusCode(422);
    }

    private static int statusOfEdit(String key, String slug) {
        return withKey(key)
                .contentType("application/json")
                .body(fields("title", unique("Edited")))
                .patch("/v1/articles/" + slug)
                .statusCode();
    }
}
