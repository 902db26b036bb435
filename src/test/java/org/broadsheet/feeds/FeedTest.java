package org.broadsheet.feeds;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds as feed readers read them: through Rome's parsers, and JSON Feed by the contract. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedTest {
    private static final String SITE = "http://localhost:8080";

    private static SyndFeed read(Response answer) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(answer.asByteArray())));
    }

    private static SyndFeed feed(String formatAndQuery) throws Exception {
        Response answer = anonymous().get("/v1/feeds/" + formatAndQuery);
        answer.then().statusCode(200);
        return read(answer);
    }

    private static List<String> titles(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getTitle).toList();
    }

    private static String publishWithAllFields(String category) {
        return publish(
                category,
                "title",
                "Fish & chips <b>reopen</b>",
                "body",
                "A [link](/about) and *more*.",
                "summary",
                "Less < more & \"so on\"",
                "tags",
                List.of("Harbour"),
                "authors",
                List.of("Ann Lee", "Bo Oh"),
                "language",
                "de",
                "image",
                Map.of("url", "/media/fish.jpg", "alt", "A fish", "credit", "Cy Day", "width", 800, "height", 600),
                "publishedAt",
                "2025-01-20T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void entryContainsTheFieldsOfTheArticle(String format) throws Exception {
        String category = newCategory();
        String slug = publishWithAllFields(category);
        SyndFeed feed = feed(format + "?category=" + category);
        assertTrue(feed.getTitle().endsWith(": Section " + category), feed.getTitle());
        SyndEntry entry = feed.getEntries().get(0);
        String id = anonymous().get("/v1/articles/" + slug).path("id");
        assertEquals("urn:uuid:" + id, entry.getUri());
        assertEquals("Fish & chips <b>reopen</b>", entry.getTitle());
        assertEquals(SITE + "/articles/" + slug, entry.getLink());
        assertEquals(Date.from(Instant.parse("2025-01-20T08:00:00Z")), entry.getPublishedDate());
        assertEquals(
                List.of("Section " + category, "Harbour"),
                entry.getCategories().stream().map(SyndCategory::getName).toList());
        String body = entry.getContents().get(0).getValue();
        assertEquals("<p>A <a href=\"" + SITE + "/about\"", body.substring(0, body.indexOf("/about\"") + 7));
        assertEquals(SITE + "/media/fish.jpg", entry.getEnclosures().get(0).getUrl());
        assertEquals("image/jpeg", entry.getEnclosures().get(0).getType());
        if (format.equals("rss")) {
            assertEquals(
                    "Less &lt; more &amp; &quot;so on&quot;",
                    entry.getDescription().getValue());
            assertEquals(List.of("Ann Lee", "Bo Oh"), ((DCModule) entry.getModule(DCModule.URI)).getCreators());
            MediaEntryModule media = (MediaEntryModule) entry.getModule(MediaEntryModule.URI);
            assertEquals(800, media.getMediaContents()[0].getWidth());
        } else {
            assertEquals("Less < more & \"so on\"", entry.getDescription().getValue());
            assertEquals(
                    List.of("Ann Lee", "Bo Oh"),
                    entry.getAuthors().stream().map(SyndPerson::getName).toList());
        }
    }

    @Test
    void jsonFeedContainsTheFieldsOfTheArticle() {
        String category = newCategory();
        String slug = publishWithAllFields(category);
        anonymous()
                .get("/v1/feeds/json?category=" + category)
                .then()
                .statusCode(200)
                .contentType("application/feed+json")
                .body("items[0].url", equalTo(SITE + "/articles/" + slug))
                .body("items[0].title", equalTo("Fish & chips <b>reopen</b>"))
                .body("items[0].image", equalTo(SITE + "/media/fish.jpg"))
                .body("items[0].authors.name", equalTo(List.of("Ann Lee", "Bo Oh")))
                .body("items[0].tags", equalTo(List.of("Section " + category, "Harbour")))
                .body("items[0].content_html", containsString(SITE + "/about"))
                .body("items[0].language", equalTo("de"));
        anonymous()
                .get("/v1/feeds/json?content=summary&category=" + category)
                .then()
                .statusCode(200)
                .body("items[0].content_html", equalTo(null))
                .body("items[0].content_text", equalTo("Less < more & \"so on\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void charactersInvalidInXmlAreRemoved(String format) throws Exception {
        String category = newCategory();
        String hostile = "]]> \u0001\u000b\ufffe & \ud83d\udc1f </title><script>";
        publish(
                category,
                "title",
                "T" + hostile,
                "summary",
                hostile,
                "body",
                hostile,
                "tags",
                List.of("t\u0002 " + category));
        SyndEntry entry = feed(format + "?category=" + category).getEntries().get(0);
        assertEquals("T]]>   & \ud83d\udc1f </title><script>", entry.getTitle());
        assertTrue(entry.getContents().get(0).getValue().contains("\ud83d\udc1f"));
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
    void statementsDoNotGrowWithTheFeed() throws SQLException {
        String category = newCategory();
        for (int number = 0; number < 6; number++) {
            publishWithAllFields(category);
        }
        String address = "/v1/feeds/rss?category=" + category + "&limit=";
        long one = StatementCounter.minCountDuring(
                () -> anonymous().get(address + 1).then().statusCode(200));
        long six = StatementCounter.minCountDuring(
                () -> anonymous().get(address + 6).then().statusCode(200));
        assertEquals(one, six);
        assertTrue(six <= 5, () -> six + " statements");
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
