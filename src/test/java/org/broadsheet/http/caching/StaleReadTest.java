package org.broadsheet.http.caching;

import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.publish;
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
 * Hunts for a stale answer: writers number the headlines of their articles upwards, while readers ask for whatever
 * shows them. No reader may get a lower number than was acknowledged before it asked.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StaleReadTest {
    private static final int WRITERS = 2;
    private static final int READERS = 6;
    private static final int EDITS = 60;
    private static final Pattern NUMBER = Pattern.compile("edit (\\d+) of ([a-z0-9-]+)\"");

    @TestHTTPResource("/v1/")
    URI api;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    private final class Story {
        final String slug = unique("running");
        final AtomicInteger acknowledged = new AtomicInteger();

        Story(String category, String tag) {
            publish(category, "slug", slug, "title", "edit 0 of " + slug, "tags", List.of(tag));
        }

        Void edit() throws Exception {
            for (int number = 1; number <= EDITS; number++) {
                String title = "{\"title\": \"edit " + number + " of " + slug + "\"}";
                HttpRequest patch = request("articles/" + slug)
                        .header("Authorization", "Bearer " + TestDatabase.ADMIN_KEY)
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(title))
                        .build();
                while (!isSaved(http.send(patch, HttpResponse.BodyHandlers.ofString()))) {
                    // too much to do on a busy machine: nothing was acknowledged
                }
                acknowledged.set(number);
            }
            return null;
        }
    }

    private static boolean isSaved(HttpResponse<String> answer) {
        assertTrue(List.of(200, 503).contains(answer.statusCode()), answer.body());
        return answer.statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path));
    }

    /** Asks again and again, and returns how often. */
    private int hunt(String path, List<Story> stories) throws Exception {
        int asked = 0;
        while (writing.get() || asked == 0) {
            int[] before =
                    stories.stream().mapToInt(story -> story.acknowledged.get()).toArray();
            String answer = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            int shown = 0;
            Matcher number = NUMBER.matcher(answer);
            while (number.find()) {
                for (int i = 0; i < before.length; i++) {
                    if (stories.get(i).slug.equals(number.group(2))) {
                        shown++;
                        int seen = Integer.parseInt(number.group(1));
                        assertTrue(seen >= before[i], path + " shows edit " + seen + " after " + before[i]);
                    }
                }
            }
            assertTrue(shown > 0, path + " shows none of them: " + answer);
            asked++;
        }
        return asked;
    }

    @Test
    void noReaderSeesLessThanWasAcknowledged() throws Exception {
        String category = category();
        String tag = unique("topic");
        List<Story> stories = IntStream.range(0, WRITERS)
                .mapToObj(number -> new Story(category, tag))
                .toList();
        List<String> paths = new ArrayList<>(List.of(
                "articles?category=" + category,
                "articles?tag=" + tag + "&fields=title",
                "articles?sort=-updatedAt&limit=100",
                "articles/" + stories.get(0).slug,
                "articles/" + stories.get(0).slug + "/related",
                "articles/" + stories.get(1).slug + "?include=related"));
        long hits = Meters.hits();
        ExecutorService people = Executors.newFixedThreadPool(WRITERS + READERS);
        try {
            List<Future<Integer>> hunts = paths.stream()
                    .map(path -> people.submit((Callable<Integer>) () -> hunt(path, stories)))
                    .toList();
            for (Future<Void> edits : people.invokeAll(
                    stories.stream().map(story -> (Callable<Void>) story::edit).toList())) {
                edits.get();
            }
            writing.set(false);
            for (Future<Integer> hunt : hunts) {
                assertTrue(hunt.get() > 0);
            }
            assertTrue(Meters.hits() > hits, "nothing came from the cache");
        } finally {
            writing.set(false);
            people.shutdownNow();
        }
    }
}
