package org.broadsheet.pages;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.pages.PageRequests.page;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageHeadTest {
    private static final String SITE = "http://localhost:8080";

    @AfterEach
    void resetSite() {
        send("PUT", "/v1/site", fields("name", "Broadsheet")).statusCode(200);
    }

    @Test
    void headUsesSeoFieldsBeforeThoseOfTheArticle() {
        send("PATCH", "/v1/site", fields("social", List.of(fields("network", "x", "url", "https://x.com/thepost"))))
                .statusCode(200);
        String slug = publish(
                newCategory(),
                "summary",
                "A ship came.",
                "image",
                fields("url", "/p.jpg", "alt", "A ship", "width", 640, "height", 480));
        String title = anonymous().get("/v1/articles/" + slug).path("title");
        page(slug, "seo")
                .body("seo.title", equalTo(title))
                .body("seo.description", equalTo("A ship came."))
                .body("seo.canonical", equalTo(SITE + "/articles/" + slug))
                .body("seo.robots", startsWith("index"))
                .body("seo.openGraph.find {it.property == 'og:image'}.content", equalTo(SITE + "/p.jpg"))
                .body("seo.openGraph.find {it.property == 'og:image:width'}.content", equalTo("640"))
                .body("seo.openGraph.find {it.property == 'og:url'}.content", equalTo(SITE + "/articles/" + slug))
                .body("seo.twitter.find {it.name == 'twitter:card'}.content", equalTo("summary_large_image"))
                .body("seo.twitter.find {it.name == 'twitter:site'}.content", equalTo("@thepost"))
                .body("seo.hreflang", empty());
        patch(
                slug,
                "canonicalUrl",
                "https://wire.example/a",
                "seo",
                fields("title", "Ships", "imageUrl", "https://i.example/b.jpg", "noIndex", true));
        page(slug, "seo")
                .body("seo.title", equalTo("Ships"))
                .body("seo.canonical", equalTo("https://wire.example/a"))
                .body("seo.robots", equalTo("noindex"))
                .body("seo.openGraph.find {it.property == 'og:image'}.content", equalTo("https://i.example/b.jpg"))
                .body("seo.openGraph.find {it.property == 'og:image:alt'}", nullValue());
    }

    @Test
    void hreflangListsPublishedTranslationsForAllCallers() {
        String section = newCategory();
        String english = publish(section);
        String french = publish(section, "translationOf", english, "language", "fr");
        String secret = newDraft(section, "translationOf", english, "language", "de");
        for (var caller : List.of(anonymous(), admin())) {
            caller.get("/v1/articles/" + french + "?include=seo")
                    .then()
                    .body("seo.hreflang.language", contains("en", "fr", "x-default"))
                    .body("seo.hreflang[2].url", equalTo(SITE + "/articles/" + english))
                    .body("seo.hreflang.url", not(hasItem(SITE + "/articles/" + secret)));
        }
        admin().get("/v1/articles/" + secret + "?include=seo")
                .then()
                .body("seo.hreflang", empty())
                .body("seo.robots", equalTo("noindex"));
        patch(secret, "status", "published").statusCode(200);
        page(french, "seo").body("seo.hreflang.language", contains("de", "en", "fr", "x-default"));
        patch(english, "status", "draft").statusCode(200);
        page(french, "seo").body("seo.hreflang.language", contains("de", "fr", "x-default"));
    }
}
