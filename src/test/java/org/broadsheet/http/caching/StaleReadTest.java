package org.broadsheet.http.caching;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * Searches for stale responses: writers put increasing numbers into the titles of articles while readers request pages that
 * show them. No reader may get a lower number than was acknowledged before its request.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StaleReadTest {
    private static final int WRITERS = 2;
    private static final int READERS = 6;
    private static final int EDITS_PER_WRITER = 60;
    private static final Pattern NUMBER = Pattern.compile("edit (\\d+) of ([a-z0-9-]+)\"");

    @TestHTTPResource("/v1/")
    URI api;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    private final class EditedArticle {
        final String slug = unique("running");
        final AtomicInteger acknowledged = new AtomicInteger();

        EditedArticle(String category, String tag) {
            publish(category, "slug", slug, "title", "edit 0 of " + slug, "tags", List.of(tag));
        }

        Void edit() throws Exception {
            for (int number = 1; number <= EDITS_PER_WRITER; number++) {
                String title = "{\"title\": \"edit " + number + " of " + slug + "\"}";
                HttpRequest patch = request("articles/" + slug)
                        .header("Authorization", "Bearer " + TestDatabase.ADMIN_KEY)
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(title))
                        .build();
                while (!isSaved(http.send(patch, HttpResponse.BodyHandlers.ofString()))) {
                    // 503 on a busy machine: nothing was acknowledged
                }
                acknowledged.set(number);
            }
            return null;
        }
    }

    private static boolean isSaved(HttpResponse<String> response) {
        assertTrue(List.of(200, 503).contains(response.statusCode()), response.body());
        return response.statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path));
    }

    /** Repeats the request until the writers have finished. Returns the number of requests. */
    private int readRepeatedly(String path, List<EditedArticle> articles) throws Exception {
        int requests = 0;
        while (writing.get() || requests == 0) {
            int[] before = articles.stream()
                    .mapToInt(article -> article.acknowledged.get())
                    .toArray();
            String response = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            int shown = 0;
            Matcher number = NUMBER.matcher(response);
            while (number.find()) {
                for (int i = 0; i < before.length; i++) {
                    if (articles.get(i).slug.equals(number.group(2))) {
                        shown++;
                        int seen = Integer.parseInt(number.group(1));
                        assertTrue(seen >= before[i], path + " shows edit " + seen + " after " + before[i]);
                    }
                }
            }
            assertTrue(shown > 0, path + " shows none of them: " + response);
            requests++;
        }
        return requests;
    }

    @Test
    void readersNeverSeeLessThanWasAcknowledged() throws Exception {
        String category = newCategory();
        String tag = unique("topic");
        List<EditedArticle> articles = IntStream.range(0, WRITERS)
                .mapToObj(number -> new EditedArticle(category, tag))
                .toList();
        List<String> paths = new ArrayList<>(List.of(
                "articles?category=" + category,
                "articles?tag=" + tag + "&fields=title",
                "articles?sort=-updatedAt&limit=100",
                "articles/" + articles.get(0).slug,
                "articles/" + articles.get(0).slug + "/related",
                "articles/" + articles.get(1).slug + "?include=related"));
        long hits = CacheMetrics.hits();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        try {
            List<Future<Integer>> readers = paths.stream()
                    .map(path -> threads.submit((Callable<Integer>) () -> readRepeatedly(path, articles)))
                    .toList();
            for (Future<Void> edits : threads.invokeAll(articles.stream()
                    .map(article -> (Callable<Void>) article::edit)
                    .toList())) {
                edits.get();
            }
            writing.set(false);
            for (Future<Integer> reader : readers) {
                assertTrue(reader.get() > 0);
            }
            assertTrue(CacheMetrics.hits() > hits, "nothing came from the cache");
        } finally {
            writing.set(false);
            threads.shutdownNow();
        }
    }
}
