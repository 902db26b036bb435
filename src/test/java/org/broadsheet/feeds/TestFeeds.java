package org.broadsheet.feeds;

import static org.broadsheet.TestClient.anonymous;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;

/** Requests feeds and parses them with Rome. */
final class TestFeeds {
    private TestFeeds() {}

    private static SyndFeed parse(Response response) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(response.asByteArray())));
    }

    /** @param formatAndQuery such as {@code rss?category=world} */
    static SyndFeed feed(String formatAndQuery) throws Exception {
        Response response = anonymous().get("/v1/feeds/" + formatAndQuery);
        response.then().statusCode(200);
        return parse(response);
    }
}
