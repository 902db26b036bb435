package org.broadsheet.addresses;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.http.values.NormalizedUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResolveTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private static ValidatableResponse resolve(String url) {
        return anonymous().queryParam("url", url).get("/v1/resolve").then();
    }

    private static void assertResolves(String url, String slug) {
        resolve(url)
                .statusCode(200)
                .body("kind", equalTo("article"))
                .body("slug", equalTo(slug))
                .body("url", equalTo("/articles/" + slug))
                .body("article.slug", equalTo(slug));
    }

    @ParameterizedTest
    @CsvSource({
        "https://News.example/a/b, http://www.news.example:80/a/b/#top",
        "https://news.example, http://news.example/",
        "https://news.example/?p=7, http://reader@news.example?p=7",
        "/m%C3%B6we/%7Eann, /möwe/~ann",
        "/a%2fb, /a%2Fb",
        "/%ff, /%FF",
    })
    void spellingsOfOneUrlAreEqual(String one, String other) {
        assertEquals(NormalizedUrl.of(one), NormalizedUrl.of(other));
    }

    @Test
    void aliasIsFoundInAnySpelling() {
        String path = "/2011/05/" + unique("port");
        String slug = publish(category, "aliases", List.of("https://old.example" + path + "/", path + "?p=7"));
        for (String url : List.of(
                "http://www.OLD.example" + path,
                "https://old.example" + path + "?utm_source=x#top",
                path,
                path + "/")) {
            assertResolves(url, slug);
        }
        assertResolves("https://elsewhere.example" + path + "?p=7", slug);
        resolve("https://elsewhere.example" + path).statusCode(404);
        resolve("https://elsewhere.example" + path + "?p=8").statusCode(404);
        admin().get("/v1/articles/" + slug)
                .then()
                .body("editorial.aliases", contains("https://old.example" + path + "/", path + "?p=7"));
        patch(slug, "aliases", List.of()).statusCode(200).body("editorial.aliases", empty());
        resolve(path).statusCode(404);
    }

    @Test
    void aliasesOfOnePathDifferByQuery() {
        String path = "/" + unique("index");
        String first = publish(category, "aliases", List.of(path + "?p=1"));
        String second = publish(category, "aliases", List.of(path + "?p=2"));
        String none = publish(category, "aliases", List.of(path));
        assertResolves(path + "?p=1", first);
        assertResolves(path + "?p=2", second);
        assertResolves(path + "?p=3", none);
    }

    @Test
    void aliasBelongsToOneArticleAndTheConflictNamesIt() {
        String path = "/" + unique("taken");
        String holder = newDraft(category, "aliases", List.of(path, path + "/"));
        admin().get("/v1/articles/" + holder).then().body("editorial.aliases", contains(path));
        post(articleJson(category, "aliases", List.of("/" + unique("free"), path + "/#x")))
                .statusCode(409)
                .body("errors.pointer", contains("/aliases/1"))
                .body("errors[0].detail", containsString("`" + holder + "`"));
        patch(holder, "aliases", List.of(path), "title", "Again").statusCode(200);
        patch(holder, "aliases", null).statusCode(200);
        post(articleJson(category, "aliases", List.of(path))).statusCode(201);
    }

    @Test
    void invalidUrlIsRejected() {
        post(articleJson(category, "aliases", List.of("ftp://old.example/a", "a/b", "//old.example/a", "/a b")))
                .statusCode(422)
                .body("errors.pointer", contains("/aliases/0", "/aliases/1", "/aliases/2", "/aliases/3"));
        resolve("a b").statusCode(400).body("errors.parameter", contains("url"));
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/resolve")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("url"));
    }

    @Test
    void urlsAreStoredUpToTheMaximumLength() {
        String longest = "/" + unique("long") + "?" + "q".repeat(2048);
        String kept = longest.substring(0, 2048);
        assertResolves(kept, publish(category, "aliases", List.of(kept)));
        String path = "/" + unique("far");
        String eastern = path + "/" + "港".repeat((2048 - path.length() - 1) / 3);
        assertResolves(eastern, publish(category, "aliases", List.of(eastern)));
        String growing = "/" + "\uD834\uDD60".repeat(511);
        for (String tooLong : List.of(longest, eastern + "港", growing)) {
            admin().filter(Contract.lenientRequest())
                    .contentType("application/json")
                    .body(articleJson(category, "aliases", List.of(tooLong)))
                    .post("/v1/articles")
                    .then()
                    .statusCode(422)
                    .body("errors[0].detail", containsString("at most 2048 bytes"));
        }
    }

    @Test
    void currentSlugsFormerSlugsAndCanonicalUrlsAreFound() {
        String canonical = "https://wire.example/" + unique("canonical");
        String first = publish(category, "canonicalUrl", canonical + "/");
        assertResolves("/articles/" + first, first);
        assertResolves("https://news.example/articles/" + first + "/?from=feed", first);
        assertResolves(canonical + "#comments", first);
        String second = unique("second");
        patch(first, "slug", second);
        assertResolves("/articles/" + first, second);
        String id = admin().get("/v1/articles/" + second).path("id");
        assertResolves("/articles/" + id, second);
        resolve("/stories/" + second).statusCode(404);
    }

    @Test
    void categoriesTagsAndAuthorsAreFound() {
        String tag = unique("tag");
        String author = unique("author");
        publish(category, "tags", List.of(tag), "authors", List.of(author));
        for (String url : List.of("/categories/" + category, "/tags/" + tag, "/authors/" + author)) {
            resolve("https://news.example" + url + "/")
                    .statusCode(200)
                    .body("url", equalTo(url))
                    .body("slug", equalTo(url.substring(url.lastIndexOf('/') + 1)))
                    .body("article", nullValue());
        }
        resolve("/tags/" + unique("none")).statusCode(404);
    }

    @Test
    void unpublishedArticlesAreFoundWithAKeyOnly() {
        String path = "/" + unique("secret");
        String canonical = "https://wire.example" + path;
        String tag = unique("tag");
        String first = newDraft(category, "aliases", List.of(path), "canonicalUrl", canonical, "tags", List.of(tag));
        String second = unique("renamed");
        patch(first, "slug", second);
        for (String url : List.of(path, canonical, "/articles/" + first, "/articles/" + second, "/tags/" + tag)) {
            String nothing = resolve(url).statusCode(404).extract().path("detail");
            assertEquals("There is no page at `" + url.replace("https://", "") + "`.", nothing);
            admin().queryParam("url", url).get("/v1/resolve").then().statusCode(200);
        }
        patch(second, "status", "published");
        assertResolves(path, second);
        admin().delete("/v1/articles/" + second);
        resolve(path).statusCode(404);
        resolve("/articles/" + first).statusCode(404);
    }
}
