package org.broadsheet.pages;

import static org.broadsheet.ConfiguredServer.SITE;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.broadsheet.ConfiguredServer;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** With the address of the site alone it is not known where clients find the files of this server. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ConfiguredServer.class)
class ImageAddressTest {
    private static final String UPLOADED = "/v1/media/0197f3c2-8a4e-7c31-9b57-2f6d1c0e4a88/original.jpg";

    private static String publishWithImage(String category, String url) {
        return publish(
                category,
                "image",
                Map.of("url", url),
                "bodyFormat",
                "html",
                "body",
                "<p>A ship.</p><img src=\"" + url + "\" alt=\"Ship\">");
    }

    @Test
    void uploadedPicturesAreLeftOutOfWhatNeedsAnAbsoluteAddress() {
        String category = newCategory();
        String slug = publishWithImage(category, UPLOADED);
        anonymous()
                .get("/v1/articles/" + slug + "?include=structuredData,seo")
                .then()
                .statusCode(200)
                .body("image.url", equalTo(UPLOADED))
                .body("body.html", containsString(UPLOADED))
                .body("structuredData.url", equalTo(SITE + "/" + category + "/" + slug))
                .body("structuredData.image", nullValue())
                .body("seo.openGraph.property", not(hasItem(containsString("og:image"))))
                .body("seo.twitter.find { it.name == 'twitter:card' }.content", equalTo("summary"));
        for (String format : new String[] {"rss", "atom", "json"}) {
            anonymous()
                    .get("/v1/feeds/" + format + "?category=" + category)
                    .then()
                    .body(containsString("A ship."))
                    .body(not(containsString("/v1/media/")))
                    .header("Cache-Control", containsString("s-maxage=300,"));
        }
    }

    @Test
    void picturesOfTheSiteAreBelowItsAddress() {
        String category = newCategory();
        String slug = publishWithImage(category, "/pictures/ship.jpg");
        anonymous()
                .get("/v1/articles/" + slug + "?include=structuredData,seo")
                .then()
                .body("structuredData.image[0]", equalTo(SITE + "/pictures/ship.jpg"))
                .header("Cache-Control", containsString("s-maxage=10,"));
        anonymous()
                .get("/v1/feeds/json?category=" + category)
                .then()
                .body("items[0].image", equalTo(SITE + "/pictures/ship.jpg"))
                .body("items[0].content_html", containsString(SITE + "/pictures/ship.jpg"));
    }
}
