package org.broadsheet.articles.writing;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** Concurrent writes: one request gets a slug, and no edit is lost. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConcurrentWritesTest {

    /** Sends all requests at once and counts the responses by status. */
    private static Map<Integer, Long> statusCounts(int requests, IntFunction<Integer> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, requests)
                    .mapToObj(number -> (Callable<Integer>) () -> request.apply(number))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> response : clients.invokeAll(calls)) {
                statuses.add(response.get());
            }
            return statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        } finally {
            clients.shutdown();
        }
    }

    private static int status(String method, String path, Object body) {
        return send(method, path, body).extract().statusCode();
    }

    @Test
    void oneOfFiftyConcurrentCreatesGetsTheSlug() throws Exception {
        String category = newCategory();
        String slug = unique("wanted");
        Map<Integer, Long> statusCounts = statusCounts(
                50,
                number -> status("POST", "/v1/articles", articleJson(category, "slug", slug, "tags", List.of(slug))));
        assertEquals(Map.of(201, 1L, 409, 49L), statusCounts);
    }

    @Test
    void concurrentPutsOfAnAbsentArticleCreateOne() throws Exception {
        String category = newCategory();
        String slug = unique("put");
        Map<Integer, Long> statusCounts = statusCounts(
                30, number -> status("PUT", "/v1/articles/" + slug, articleJson(category, "title", "Title " + number)));
        assertEquals(1L, statusCounts.get(201), statusCounts.toString());
        statusCounts
                .keySet()
                .forEach(status -> assertTrue(List.of(200, 201, 409).contains(status), statusCounts.toString()));
    }

    @Test
    void noConcurrentEditIsLost() throws Exception {
        String slug = newDraft(newCategory());
        Map<Integer, Long> statusCounts = statusCounts(
                100,
                number -> status("PATCH", "/v1/articles/" + slug, fields("meta", fields("edit-" + number, number))));
        statusCounts
                .keySet()
                .forEach(status -> assertTrue(List.of(200, 503).contains(status), statusCounts.toString()));
        int saved = statusCounts.get(200).intValue();
        assertTrue(saved > 0, statusCounts.toString());
        admin().get("/v1/articles/" + slug)
                .then()
                .body("version", equalTo(saved))
                .body("editorial.meta.size()", equalTo(saved));
    }

    @Test
    void tagsAndAuthorsNamedConcurrentlyAreCreatedOnce() throws Exception {
        String category = newCategory();
        String tag = unique("breaking");
        Map<Integer, Long> statusCounts = statusCounts(
                30,
                number -> status(
                        "POST",
                        "/v1/articles",
                        articleJson(category, "tags", List.of(tag, tag + number % 3), "authors", List.of(tag))));
        assertEquals(Map.of(201, 30L), statusCounts);
    }

    @Test
    void slugsMadeFromTheSameTitleAreUnique() throws Exception {
        String category = newCategory();
        String title = unique("Same headline");
        Map<Integer, Long> statusCounts =
                statusCounts(30, number -> status("POST", "/v1/articles", articleJson(category, "title", title)));
        assertEquals(Map.of(201, 30L), statusCounts);
    }

    @Test
    void concurrentCategoryMovesMakeNoCycle() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<String> pair = List.of(newCategory(), newCategory());
            Map<Integer, Long> statusCounts = statusCounts(
                    2,
                    number -> status(
                            "PATCH", "/v1/categories/" + pair.get(number), fields("parent", pair.get(1 - number))));
            assertEquals(Map.of(200, 1L, 422, 1L), statusCounts);
        }
    }
}
