package org.broadsheet.feeds;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.feeds.TestFeeds.feed;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caching, paging, search and parameters of feeds. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedTest {
    private static final String SITE = "http://localhost:8080";

    private static List<String> titles(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getTitle).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void feedChangesWithItsArticlesOnly(String format) throws Exception {
        String category = newCategory();
        String address = "/v1/feeds/" + format + "?category=" + category;
        String slug = publish(category, "title", "Before");
        Response first =
                anonymous().header("Accept", "application/rss+xml, */*;q=0.1").get(address);
        first.then()
                .statusCode(200)
                .header("Surrogate-Key", containsString("list-category-" + category))
                .header("Cache-Control", containsString("s-maxage"))
                .body(containsString("Before"));
        anonymous()
                .header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        assertEquals(first.asString(), anonymous().get(address).asString());
        assertEquals(first.contentType(), anonymous().get(address).contentType());
        patch(slug, "title", "After", "slug", unique("renamed")).statusCode(200);
        Response second = anonymous().get(address);
        second.then().body(containsString("After")).body(not(containsString("Before")));
        assertNotEquals(first.header("ETag"), second.header("ETag"));
        String id = "urn:uuid:" + first.asString().split("urn:uuid:")[1].substring(0, 36);
        second.then().body(containsString(id));
    }

    @Test
    void pagesAreLinkedToTheLast() throws Exception {
        String category = newCategory();
        for (int number = 0; number < 5; number++) {
            publish(category, "title", "Part " + number);
        }
        String next = "/v1/feeds/json?limit=2&category=" + category;
        List<String> all = new ArrayList<>();
        while (next != null) {
            Response page = anonymous().get(next);
            all.addAll(page.path("items.title"));
            String url = page.path("next_url");
            next = url == null ? null : url.substring(SITE.length());
        }
        assertEquals(List.of("Part 4", "Part 3", "Part 2", "Part 1", "Part 0"), all);
        anonymous().get("/v1/feeds/atom?limit=2&category=" + category).then().body(containsString("rel=\"next\""));
    }

    @Test
    void searchFeedIsNewestFirst() throws Exception {
        String word = "zander" + unique("q").substring(2);
        String category = newCategory();
        publish(category, "title", word + " " + word, "publishedAt", "2024-01-01T00:00:00Z");
        publish(category, "title", "Late", "body", "Once " + word, "publishedAt", "2025-01-01T00:00:00Z");
        publish(category, "title", "Another");
        assertEquals(List.of("Late", word + " " + word), titles(feed("rss?q=" + word)));
        assertEquals(List.of("Late"), titles(feed("atom?limit=1&q=" + word)));
        assertEquals(List.of(), titles(feed("atom?q=" + word + "&category=" + newCategory())));
        publish(category, "title", "Latest", "body", word);
        assertEquals(List.of("Latest", "Late", word + " " + word), titles(feed("rss?q=" + word)));
    }

    @Test
    void unknownFormatsAndInvalidParametersAreRejected() {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/feeds/opml")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        for (String query : List.of("content=half", "q=", "sort=title", "limit=101")) {
            anonymous()
                    .filter(Contract.lenientRequest())
                    .get("/v1/feeds/rss?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", equalTo(List.of(query.replaceFirst("=.*", ""))));
        }
    }

    @Test
    void feedHasTheLanguageOfItsFilter() throws Exception {
        send("PATCH", "/v1/site", fields("languages", List.of("en"))).statusCode(200);
        assertEquals("en", feed("rss?category=" + newCategory()).getLanguage());
        assertEquals("az", feed("rss?language=az&category=" + newCategory()).getLanguage());
    }
}
