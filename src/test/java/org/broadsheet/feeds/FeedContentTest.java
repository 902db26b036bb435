package org.broadsheet.feeds;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.feeds.TestFeeds.feed;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of articles in feeds. RSS and Atom are parsed with Rome. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedContentTest {
    private static final String SITE = "http://localhost:8080";

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
}
