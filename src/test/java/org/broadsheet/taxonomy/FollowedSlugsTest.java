package org.broadsheet.taxonomy;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters by category, tag, author or source lead from a former slug to the present entry. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FollowedSlugsTest {
    private static final Map<String, String> PLURALS =
            Map.of("category", "categories", "tag", "tags", "author", "authors", "source", "sources");

    private final String word = "zebra" + unique("x").replace("-", "");

    private String entry(String kind) {
        String slug = unique(kind);
        send("PUT", "/v1/" + PLURALS.get(kind) + "/" + slug, fields("name", "Name " + slug))
                .statusCode(201);
        return slug;
    }

    private String articleIn(String kind, String slug) {
        Object reference = kind.equals("tag") || kind.equals("author") ? List.of(slug) : slug;
        String field = kind.equals("tag") || kind.equals("author") ? kind + "s" : kind;
        return kind.equals("category")
                ? publish(slug, "title", word + " story")
                : publish(newCategory(), field, reference, "title", word + " story");
    }

    private static String renamed(String kind, String slug) {
        String renamed = unique("renamed");
        send("PATCH", "/v1/" + PLURALS.get(kind) + "/" + slug, fields("slug", renamed))
                .statusCode(200);
        return renamed;
    }

    static Stream<Arguments> kindsAndChanges() {
        return PLURALS.keySet().stream()
                .flatMap(kind -> Stream.of(Arguments.of(kind, "renamed"), Arguments.of(kind, "merged")));
    }

    @ParameterizedTest
    @MethodSource("kindsAndChanges")
    void everyReadFollowsAFormerSlug(String kind, String change) {
        String old = entry(kind);
        String article = articleIn(kind, old);
        String other = articleIn("tag", entry("tag"));
        String subject = publish(newCategory(), "title", word + " too");
        if (change.equals("renamed")) {
            renamed(kind, old);
        } else {
            admin().delete("/v1/" + PLURALS.get(kind) + "/" + old + "?moveTo=" + entry(kind))
                    .then()
                    .statusCode(204);
        }
        String filter = "?" + kind + "=" + old;
        for (String query : List.of("", "&limit=5", "&sort=title", "&count=exact&fields=slug", "&language=en")) {
            for (int cachedOrNot = 0; cachedOrNot < 2; cachedOrNot++) {
                anonymous().get("/v1/articles" + filter + query).then().body("items.slug", contains(article));
            }
        }
        anonymous()
                .get("/v1/articles?" + kind + "=-" + old + "&slugs=" + article + "," + other)
                .then()
                .body("items.slug", contains(other));
        anonymous().get("/v1/search" + filter + "&q=" + word).then().body("items.article.slug", contains(article));
        anonymous().get("/v1/feeds/json" + filter).then().body("items", hasSize(1));
        anonymous().get("/v1/feeds/rss" + filter + "&q=" + word).then().body(containsString(article));
        if (!kind.equals("source")) {
            anonymous()
                    .get("/v1/articles/" + subject + "/related" + filter)
                    .then()
                    .body("items.slug", contains(article));
            send("POST", "/v1/related", Map.of("text", word, kind, old)).body("items.slug", contains(article));
            anonymous()
                    .get("/v1/suggest?q=" + old)
                    .then()
                    .body("items.find { it.kind == '" + kind + "' }.slug", not(equalTo(old)));
            anonymous()
                    .get("/v1/resolve?url=/" + PLURALS.get(kind) + "/" + old)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo(kind))
                    .body("slug", not(equalTo(old)));
        }
    }

    @Test
    void frontPageAndItsLeadFollowAFormerSlug() {
        String old = newCategory();
        String article = publish(old);
        String lead = publish(old, "publishedAt", "2020-01-01T00:00:00Z");
        String present = renamed("category", old);
        send("PUT", "/v1/front/" + old + "/lead", fields("article", lead)).statusCode(204);
        for (String category : List.of(old, old + "," + present)) {
            anonymous()
                    .get("/v1/front?category=" + category)
                    .then()
                    .body("items.category.slug", contains(present))
                    .body("items[0].lead.slug", equalTo(lead))
                    .body("items[0].latest.slug", contains(article));
        }
        admin().get("/v1/exports?category=" + old).then().statusCode(200).body(containsString(lead));
    }

    @Test
    void listUnderAFormerSlugShowsWhatIsPublishedThereNext() {
        String old = newCategory();
        String first = publish(old);
        String present = renamed("category", old);
        anonymous().get("/v1/articles?category=" + old).then().body("items.slug", contains(first));
        String second = publish(present);
        anonymous().get("/v1/articles?category=" + old).then().body("items.slug", contains(second, first));
        patch(second, "status", "draft").statusCode(200);
        anonymous().get("/v1/feeds/json?category=" + old).then().body("items", hasSize(1));
        send("PATCH", "/v1/categories/" + present, fields("slug", old)).statusCode(200);
        for (String slug : List.of(old, present)) {
            anonymous().get("/v1/articles?category=" + slug).then().body("items.slug", contains(first));
        }
    }

    @Test
    void renamedArticleIsFoundByItsFormerSlugInListsAndRelatedArticles() {
        String category = newCategory();
        String old = publish(category, "title", word + " one");
        String other = publish(category, "title", word + " two");
        String present = unique("present");
        patch(old, "slug", present).statusCode(200);
        anonymous().get("/v1/articles?slugs=" + old).then().body("items.slug", contains(present));
        anonymous()
                .get("/v1/articles?category=" + category + "&slugs=-" + old)
                .then()
                .body("items.slug", contains(other));
        anonymous()
                .get("/v1/articles/" + other + "/related?exclude=" + old)
                .then()
                .body("items.slug", not(hasItem(present)));
        send("POST", "/v1/related", Map.of("articles", List.of(old, present)))
                .statusCode(200)
                .body("items.slug", not(hasItem(present)));
    }

    @Test
    void writesFollowAFormerSlugToo() {
        String old = newCategory();
        String present = renamed("category", old);
        String child = unique("child");
        send("PUT", "/v1/categories/" + child, fields("name", "Child", "parent", old))
                .statusCode(201)
                .body("parent.slug", equalTo(present));
        String source = entry("source");
        String replacement = entry("source");
        String renamedSource = renamed("source", replacement);
        String article = publish(newCategory(), "source", source);
        admin().delete("/v1/sources/" + source + "?moveTo=" + replacement)
                .then()
                .statusCode(204);
        TestClient.anonymous().get("/v1/articles/" + article).then().body("source.slug", equalTo(renamedSource));
    }
}
