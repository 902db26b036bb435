package org.broadsheet.articles.publishing;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.TestDatabase;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public responses are byte for byte the same with and without an unpublished article. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DraftVisibilityTest {
    @Inject
    Database database;

    private static List<String> publicUrls(String category, String published, String canary) {
        String filter = "category=" + category + "&count=exact";
        return List.of(
                "/v1/articles?" + filter,
                "/v1/articles?sort=title&" + filter,
                "/v1/articles?limit=1&" + filter,
                "/v1/articles?limit=1&sort=title&" + filter,
                "/v1/articles?limit=1&fields=slug&" + filter,
                "/v1/articles?sort=-updatedAt&" + filter,
                "/v1/articles?sort=-views&" + filter,
                "/v1/articles?author=" + canary,
                "/v1/articles?tag=" + canary,
                "/v1/articles?category=" + canary,
                "/v1/articles?source=" + canary,
                "/v1/articles?tag=-" + canary + "&" + filter,
                "/v1/articles?language=fr&" + filter,
                "/v1/articles?slugs=" + canary,
                "/v1/feeds/rss?limit=1&category=" + category,
                "/v1/feeds/rss?category=" + category,
                "/v1/feeds/atom?category=" + category,
                "/v1/feeds/json?category=" + category,
                "/v1/front",
                "/v1/front?category=" + category + "," + canary,
                "/sitemap.xml",
                "/sitemap.xml?month=" + YearMonth.now(ZoneOffset.UTC),
                "/sitemap-news.xml",
                "/v1/feeds/json?tag=" + canary,
                "/v1/feeds/json?author=" + canary + "&tag=" + canary,
                "/v1/feeds/json?q=" + canary,
                "/v1/articles/" + published,
                "/v1/articles/" + published + "?language=fr",
                "/v1/articles/" + published + "?language=auto",
                "/v1/articles/" + published + "?include=translations,breadcrumbs,structuredData,share,seo",
                "/v1/articles/" + canary,
                "/v1/articles/" + canary + "-old",
                "/v1/articles/" + canary + "/related",
                "/v1/articles/" + published + "/related?limit=50",
                "/v1/articles/" + published + "/related/" + canary,
                "/v1/articles/" + canary + "/related/" + published,
                "/v1/resolve?url=/" + category + "/" + canary,
                "/v1/resolve?url=/" + canary + "-alias",
                "/v1/articles/" + canary + "/revisions",
                "/v1/articles/" + canary + ".md",
                "/v1/search?q=" + canary + "&category=" + category,
                "/v1/search?q=canary+birds&category=" + category,
                "/v1/search?q=cana*&category=" + category,
                "/v1/search?q=birds&category=" + category,
                "/v1/suggest?q=" + canary,
                "/v1/suggest?q=canar",
                "/v1/categories",
                "/v1/categories?language=fr",
                "/v1/categories/" + category,
                "/v1/categories/" + canary,
                "/v1/tags?limit=100&count=exact",
                "/v1/tags/" + canary,
                "/v1/authors?limit=100&count=exact",
                "/v1/authors/" + canary,
                "/v1/sources?limit=100&count=exact",
                "/v1/sources/" + canary,
                "/robots.txt",
                "/openapi.json",
                "/v1/site");
    }

    private Map<String, String> responses(List<String> urls) {
        awaitBackgroundWork();
        Map<String, String> responses = new LinkedHashMap<>();
        for (String url : urls) {
            Response response = anonymous().get(url);
            responses.put(url, response.statusCode() + " " + headers(response) + " " + response.asString());
        }
        return responses;
    }

    /** All headers but the date of the response, and the times that other work in the background changes too. */
    private static String headers(Response response) {
        List<String> keys =
                List.of(String.valueOf(response.header("Surrogate-Key")).split(" "));
        boolean changesInBackground = keys.stream()
                .anyMatch(key -> key.equals("articles") || key.equals("most-read") || key.startsWith("related"));
        return response.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Date")
                        && !header.getName().startsWith("Access-Control"))
                .filter(header -> !changesInBackground || !header.getName().equalsIgnoreCase("Last-Modified"))
                .map(header -> header.getName() + ": " + header.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Words are counted and related lists computed after articles are committed, those of other tests too. */
    private void awaitBackgroundWork() {
        while (database.exists(Sql.of("""
                SELECT FROM search_count_delta UNION ALL SELECT FROM related_count_delta
                UNION ALL SELECT FROM deferred_update UNION ALL SELECT FROM related_vector WHERE corpus_size <= 0
                UNION ALL SELECT FROM related_reindex WHERE next_id IS NOT NULL
                    OR greatest(50, articles * 1.5) <= (SELECT sum(articles) FROM related_corpus)
                UNION ALL SELECT FROM related_list WHERE stale"""))) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "scheduled", "archived", "unpublished", "dry run"})
    void unpublishedArticleLeavesNoTraceInPublicResponses(String state) {
        String category = newCategory();
        publish(category, "body", "Canary birds sleep.");
        String published = publish(category, "body", "Canary birds sing.");
        String canary = unique("canary");
        List<String> urls = publicUrls(category, published, canary);
        Map<String, String> before = responses(urls);
        Map<String, Object> story = articleJson(
                canary,
                "title",
                canary,
                "slug",
                canary + "-old",
                "aliases",
                List.of("/" + canary + "-alias"),
                "body",
                canary,
                "tags",
                List.of(canary),
                "authors",
                List.of(canary),
                "source",
                canary,
                "categories",
                List.of(category),
                "translationOf",
                published,
                "language",
                "fr",
                "related",
                Map.of("pinned", List.of(published)),
                "status",
                status(state),
                "publishAt",
                state.equals("unpublished")
                        ? null
                        : Instant.now().plusSeconds(3600).toString());
        send("POST", "/v1/articles?createMissing=true&dryRun=" + state.equals("dry run"), story)
                .statusCode(201);
        if (!state.equals("dry run")) {
            patch(canary + "-old", "slug", canary).statusCode(200);
            if (!state.equals("draft") && !state.equals("scheduled")) {
                patch(canary, "status", state.equals("unpublished") ? "draft" : "archived")
                        .statusCode(200);
            }
        }
        Map<String, String> after = responses(urls);
        before.forEach(
                (url, response) -> assertEquals(comparable(response, state), comparable(after.get(url), state), url));
    }

    /** An article that was published for a while has changed public responses, and the time of their last change. */
    private static String comparable(String response, String state) {
        return state.equals("unpublished") ? response.replaceFirst("Last-Modified: .*", "") : response;
    }

    private static String status(String state) {
        return switch (state) {
            case "scheduled" -> "scheduled";
            case "unpublished" -> "published";
            default -> "draft";
        };
    }

    @Test
    void entriesCreatedByADraftBecomePublicWithIt() {
        String name = unique("named");
        String slug = newDraft(newCategory(), "tags", List.of(name), "authors", List.of(name));
        for (String kind : List.of("tags", "authors")) {
            anonymous().get("/v1/" + kind + "/" + name).then().statusCode(404);
            admin().get("/v1/" + kind + "/" + name).then().statusCode(200).body("articleCount", equalTo(0));
        }
        patch(slug, "status", "published").statusCode(200);
        for (String kind : List.of("tags", "authors")) {
            anonymous().get("/v1/" + kind + "/" + name).then().statusCode(200).body("articleCount", equalTo(1));
        }
        patch(slug, "status", "draft").statusCode(200);
        anonymous().get("/v1/tags/" + name).then().statusCode(404);
    }

    @Test
    void entriesCreatedByAnEditorArePublicAtOnce() {
        String name = unique("made");
        send("PUT", "/v1/tags/" + name, Map.of("name", name)).statusCode(201);
        anonymous().get("/v1/tags/" + name).then().statusCode(200).body("articleCount", equalTo(0));
        newDraft(newCategory(), "authors", List.of(name));
        send("PATCH", "/v1/authors/" + name, Map.of("bio", "Now known.")).statusCode(200);
        anonymous().get("/v1/authors/" + name).then().statusCode(200);
        send("POST", "/v1/articles?createMissing=true", articleJson(name)).statusCode(201);
        anonymous().get("/v1/categories/" + name).then().statusCode(404);
        send("PUT", "/v1/categories/" + name + "-child", Map.of("name", "Child", "parent", name))
                .statusCode(201);
        anonymous().get("/v1/categories").then().body("items.slug", hasItem(name));
    }
}
