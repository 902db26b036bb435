package org.broadsheet.articles.writing;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.send;
import static org.broadsheet.Stories.story;
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

/** Many at once: each slug has one winner, and no edit is lost. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConcurrentWritesTest {

    /** Sends all requests at once and counts the answers by status. */
    private static Map<Integer, Long> answers(int requests, IntFunction<Integer> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, requests)
                    .mapToObj(number -> (Callable<Integer>) () -> request.apply(number))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(calls)) {
                statuses.add(answer.get());
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
    void ofFiftyWhoWantOneSlugOneGetsIt() throws Exception {
        String category = category();
        String slug = unique("wanted");
        Map<Integer, Long> answers = answers(
                50, number -> status("POST", "/v1/articles", story(category, "slug", slug, "tags", List.of(slug))));
        assertEquals(Map.of(201, 1L, 409, 49L), answers);
    }

    @Test
    void manyPutsOfAnAbsentArticleMakeOne() throws Exception {
        String category = category();
        String slug = unique("put");
        Map<Integer, Long> answers = answers(
                30, number -> status("PUT", "/v1/articles/" + slug, story(category, "title", "Title " + number)));
        assertEquals(1L, answers.get(201), answers.toString());
        answers.keySet().forEach(status -> assertTrue(List.of(200, 201, 409).contains(status), answers.toString()));
    }

    @Test
    void noneOfAHundredEditsIsLost() throws Exception {
        String slug = draft(category());
        Map<Integer, Long> answers = answers(
                100,
                number -> status("PATCH", "/v1/articles/" + slug, fields("meta", fields("edit-" + number, number))));
        answers.keySet().forEach(status -> assertTrue(List.of(200, 503).contains(status), answers.toString()));
        int saved = answers.get(200).intValue();
        assertTrue(saved > 0, answers.toString());
        admin().get("/v1/articles/" + slug)
                .then()
                .body("version", equalTo(saved))
                .body("editorial.meta.size()", equalTo(saved));
    }

    @Test
    void entriesNamedByManyArticlesAtOnceAreMadeOnce() throws Exception {
        String category = category();
        String tag = unique("breaking");
        Map<Integer, Long> answers = answers(
                30,
                number -> status(
                        "POST",
                        "/v1/articles",
                        story(category, "tags", List.of(tag, tag + number % 3), "authors", List.of(tag))));
        assertEquals(Map.of(201, 30L), answers);
    }

    @Test
    void derivedSlugsOfTheSameHeadlineAreAllDifferent() throws Exception {
        String category = category();
        String title = unique("Same headline");
        Map<Integer, Long> answers =
                answers(30, number -> status("POST", "/v1/articles", story(category, "title", title)));
        assertEquals(Map.of(201, 30L), answers);
    }

    @Test
    void twoMovesAtOnceMakeNoLoop() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<String> pair = List.of(category(), category());
            Map<Integer, Long> answers = answers(
                    2,
                    number -> status(
                            "PATCH", "/v1/categories/" + pair.get(number), fields("parent", pair.get(1 - number))));
            assertEquals(Map.of(200, 1L, 422, 1L), answers);
        }
    }
}
