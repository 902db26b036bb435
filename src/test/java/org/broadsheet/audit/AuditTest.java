package org.broadsheet.audit;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditTest {
    @Inject
    AuditQueue queue;

    @Inject
    Database database;

    private Response key;
    private String category;

    @BeforeEach
    void createKey() {
        category = newCategory();
        key = keyOf("editor");
    }

    private static Response keyOf(String role) {
        return send("POST", "/v1/keys", fields("name", unique("auditee"), "role", role))
                .statusCode(201)
                .extract()
                .response();
    }

    private ValidatableResponse log(String query) {
        queue.flush();
        return admin().get("/v1/audit?" + query).then().statusCode(200);
    }

    private ValidatableResponse logOfKey() {
        return log("key=" + key.path("id"));
    }

    @Test
    void acceptedWritesAreLoggedBeforeTheResponse() {
        String secret = key.path("key");
        Response created = withKey(secret)
                .contentType("application/json")
                .body(articleJson(category, "body", "The canary sings."))
                .post("/v1/articles");
        String slug = created.path("slug");
        withKey(secret).delete("/v1/articles/" + slug + "?dryRun=true");
        withKey(secret).delete("/v1/articles/" + slug);
        withKey(secret).get("/v1/articles/" + slug).then().statusCode(200);
        withKey(secret)
                .contentType("application/x-ndjson")
                .body(new byte[] {'{', '}'})
                .post("/v1/imports");
        admin().get("/v1/audit?key=" + key.path("id"))
                .then()
                .body(
                        "items.findAll { !it.dryRun }.operation",
                        contains("importArticles", "archiveArticle", "createArticle"))
                .body("items.findAll { !it.dryRun }.status", contains(200, 204, 201));
        logOfKey()
                .body("items.findAll { it.dryRun }.operation", contains("archiveArticle"))
                .body("items.find { it.method == 'POST' && it.status == 201 }.target", equalTo("/v1/articles/" + slug))
                .body("items.key.name", everyItem(containsString("auditee")))
                .body("items.find { it.status == 204 }.article", equalTo(created.path("id")))
                .body(not(containsString("canary")))
                .body(not(containsString(secret.substring(36))));
    }

    @Test
    void entryOfATagIsWrittenInTheTransactionOfTheTag() {
        String slug = unique("audited");
        withKey(key.path("key"))
                .contentType("application/json")
                .body(fields("name", slug))
                .post("/v1/tags")
                .then()
                .statusCode(201);
        boolean same = database.one(Sql.of("""
                        SELECT tag.xmin = entry.xmin AS same FROM tag JOIN audit_entry entry ON entry.target = '/v1/tags/' || tag.slug
                        WHERE tag.slug = ?""", slug), row -> row.flag("same"));
        assertTrue(same);
    }

    @Test
    void refusalsAreLogged() {
        String author = keyOf("author").path("key");
        String slug = newDraft(category);
        withKey(author)
                .contentType("application/json")
                .body(fields("title", "x"))
                .patch("/v1/articles/" + slug);
        withKey(author).get("/v1/keys").then().statusCode(403);
        admin().contentType("application/json")
                .body(articleJson(unique("none")))
                .post("/v1/articles");
        log("outcome=refused&article=" + slug)
                .body("items.status", contains(403))
                .body("items.code", contains("role-too-small"))
                .body("items[0].key.role", equalTo("author"));
        String path = "/v1/articles/" + unique("no-key");
        anonymous().filter(Contract.lenientRequest()).delete(path).then().statusCode(401);
        anonymous().filter(Contract.lenientRequest()).delete(path).then().statusCode(401);
        withKey("wrong-" + unique("key")).get(path).then().statusCode(401);
        log("outcome=refused&limit=100")
                .body("items.findAll { it.path == '" + path + "' && it.method == 'GET' }.key", contains(nullValue()))
                .body("items.findAll { it.path == '" + path + "' && it.method == 'DELETE' }.repeated.sum()", equalTo(2))
                .body("items.findAll { it.path == '/v1/keys' }.status", not(empty()))
                .body("items.find { it.code == 'invalid-content' }.operation", notNullValue())
                .body(not(containsString("wrong-key")));
    }

    @Test
    void readsAreNotLogged() {
        TestClient.withRole("reader").get("/v1/articles").then().statusCode(200);
        withKey(key.path("key"))
                .contentType("application/json")
                .body(fields("text", "A ship docked at dawn"))
                .post("/v1/related")
                .then()
                .statusCode(200);
        withKey(key.path("key")).get("/v1/articles/" + unique("none")).then().statusCode(404);
        logOfKey().body("items", empty());
    }

    @Test
    void logIsPagedAndFilteredByTimeAndByFormerSlug() {
        Instant before = Instant.now();
        String first = newDraft(category);
        String second = unique("second");
        patch(first, "slug", second);
        for (String name : List.of(first, second)) {
            log("article=" + name).body("items.operation", contains("patchArticle", "createArticle"));
        }
        String next = log("limit=1&article=" + second).extract().path("page.next");
        log("limit=1&article=" + second + "&cursor=" + next)
                .body("items.operation", contains("createArticle"))
                .body("page.next", nullValue());
        log("article=" + second + "&to=" + before).body("items", empty());
        log("article=" + second + "&from=" + before + "&outcome=accepted").body("items.size()", equalTo(2));
        admin().filter(Contract.lenientRequest())
                .get("/v1/audit?key=x&outcome=y")
                .then()
                .statusCode(400)
                .body("errors.parameter", containsInAnyOrder("key", "outcome"));
    }

    @Test
    void previewTokenIsNotLogged() {
        String token = unique("token");
        withKey("wrong").get("/v1/previews/" + token).then().statusCode(401);
        log("outcome=refused&limit=100")
                .body("items.path", hasItem("/v1/previews/…"))
                .body(not(containsString(token)));
    }

    @Test
    void floodOfRefusalsIsLimited() {
        long before = entries();
        for (int i = 0; i < 300; i++) {
            queue.enqueue(new AuditEntry(
                    Instant.now(),
                    null,
                    null,
                    null,
                    "::1",
                    "PUT",
                    "/v1/flood/" + i,
                    401,
                    "unauthorized",
                    "/",
                    false,
                    1));
        }
        queue.flush();
        long stored = entries() - before;
        assertTrue(stored > 0 && stored <= 100, stored + " entries");
        assertEquals(before + stored, entries());
    }

    private static long entries() {
        return admin()
                .get("/v1/audit?outcome=refused&limit=100")
                .jsonPath()
                .getList("items.path", String.class)
                .stream()
                .filter(path -> path.startsWith("/v1/flood/"))
                .count();
    }
}
