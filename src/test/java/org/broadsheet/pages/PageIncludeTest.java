package org.broadsheet.pages;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an article's page gets beside the article. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageIncludeTest {
    private static final String SITE = "http://localhost:8080";
    private static final String ENCODED = "http%3A%2F%2Flocalhost%3A8080%2Farticles%2F";

    @AfterEach
    void theSiteAsItWas() {
        send("PUT", "/v1/site", fields("name", "Broadsheet")).statusCode(200);
    }

    private static ValidatableResponse page(String slug, String include) {
        return anonymous()
                .get("/v1/articles/" + slug + "?include=" + include)
                .then()
                .statusCode(200);
    }

    @Test
    void shareLinksAreEncodedToTheByte() {
        String slug = unique("hostile");
        publish(category(), "slug", slug, "title", "Q&A: \"50%+1\" <b>ü\n\u0085#€=😀*~'()");
        send("PATCH", "/v1/site", fields("share", List.of("email", "x", "whatsapp", "facebook", "telegram", "x")))
                .statusCode(200);
        String title = "Q%26A%3A%20%2250%25%2B1%22%20%3Cb%3E%C3%BC%20%23%E2%82%AC%3D%F0%9F%98%80%2A~%27%28%29";
        String url = ENCODED + slug;
        page(slug, "share")
                .body("share.network", contains("email", "x", "whatsapp", "facebook", "telegram"))
                .body(
                        "share.url",
                        contains(
                                "mailto:?subject=" + title + "&body=" + url,
                                "https://x.com/intent/post?text=" + title + "&url=" + url,
                                "https://wa.me/?text=" + title + "%20" + url,
                                "https://www.facebook.com/sharer/sharer.php?u=" + url,
                                "https://t.me/share/url?url=" + url + "&text=" + title));
        send("PATCH", "/v1/site", fields("share", List.of())).statusCode(200);
        page(slug, "share").body("share", empty());
        send("PUT", "/v1/site", fields("name", "Post")).body("share", hasItem("linkedin"));
    }

    @Test
    void breadcrumbsFollowTheTreeAndEveryRenaming() {
        String top = category();
        String middle = category();
        String below = category();
        send("PATCH", "/v1/categories/" + middle, fields("parent", top)).statusCode(200);
        send("PATCH", "/v1/categories/" + below, fields("parent", middle)).statusCode(200);
        String slug = publish(below);
        page(slug, "breadcrumbs")
                .body("breadcrumbs.slug", contains(top, middle, below))
                .body("breadcrumbs[0].url", equalTo("/categories/" + top))
                .body("share", nullValue())
                .body("related", nullValue());
        send("PATCH", "/v1/categories/" + top, fields("name", "Ganz oben")).statusCode(200);
        page(slug, "breadcrumbs").body("breadcrumbs[0].name", equalTo("Ganz oben"));
        send("PATCH", "/v1/categories/" + below, fields("parent", null)).statusCode(200);
        page(slug, "breadcrumbs").body("breadcrumbs.slug", contains(below));
    }

    @Test
    void structuredDataSaysAllThatGoogleAsksFor() {
        send("PATCH", "/v1/site", fields("name", "The Post", "logoUrl", "/logo.png"))
                .statusCode(200);
        String author = unique("Ann Lee");
        String slug = publish(
                category(),
                "title",
                "Old port reopens",
                "authors",
                List.of(author),
                "tags",
                List.of("Ports", "Ships"),
                "image",
                fields("url", "/port.jpg"));
        page(slug, "structuredData")
                .body("structuredData.'@context'", equalTo("https://schema.org"))
                .body("structuredData.'@type'", equalTo("NewsArticle"))
                .body("structuredData.headline", equalTo("Old port reopens"))
                .body("structuredData.image", contains(SITE + "/port.jpg"))
                .body("structuredData.datePublished", endsWith("Z"))
                .body("structuredData.dateModified", endsWith("Z"))
                .body("structuredData.author", hasSize(1))
                .body("structuredData.author[0].'@type'", equalTo("Person"))
                .body("structuredData.author[0].name", equalTo(author))
                .body("structuredData.author[0].url", startsWith(SITE + "/authors/ann-lee"))
                .body("structuredData.publisher.'@type'", equalTo("Organization"))
                .body("structuredData.publisher.name", equalTo("The Post"))
                .body("structuredData.publisher.logo.url", equalTo(SITE + "/logo.png"))
                .body("structuredData.mainEntityOfPage.'@id'", equalTo(SITE + "/articles/" + slug))
                .body("structuredData.inLanguage", equalTo("en"))
                .body("structuredData.keywords", contains("Ports", "Ships"))
                .body("structuredData.isAccessibleForFree", equalTo(true))
                .body("structuredData.articleSection", hasSize(1));
        String plain = publish(category());
        page(plain, "structuredData")
                .body("structuredData.author[0].'@type'", equalTo("Organization"))
                .body("structuredData.author[0].name", equalTo("The Post"));
    }

    @Test
    void structuredDataCannotEndItsScriptElement() throws Exception {
        String title = "</script><!--<script>alert(1)//&\u2028x";
        String slug = unique("script");
        publish(category(), "slug", slug, "title", title);
        String bytes = anonymous()
                .get("/v1/articles/" + slug + "?include=structuredData,seo")
                .asString();
        String data = bytes.substring(bytes.indexOf("\"structuredData\":{"));
        assertTrue(data.contains("\\u003c/script\\u003e"), data);
        assertFalse(data.substring(0, data.indexOf("},\"")).contains("<"), data);
        String text = page(slug, "seo").extract().path("seo.jsonLd");
        assertFalse(text.matches("(?s).*[<>&\u2028].*"), text);
        assertEquals(title, new ObjectMapper().readValue(text, Map.class).get("headline"));
    }

    @Test
    void theHeadOfThePageIsWhatTheNewsroomWroteOrTheArticle() {
        send("PATCH", "/v1/site", fields("social", List.of(fields("network", "x", "url", "https://x.com/thepost"))))
                .statusCode(200);
        String slug = publish(
                category(),
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
    void hreflangListsWhatIsPublishedWhoeverAsks() {
        String section = category();
        String english = publish(section);
        String french = publish(section, "translationOf", english, "language", "fr");
        String secret = draft(section, "translationOf", english, "language", "de");
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

    @Test
    void aPageIsKeptWhileOthersArePublished() {
        String slug = publish(category());
        String own = anonymous().get("/v1/articles/" + slug).header("Surrogate-Key");
        page(slug, "breadcrumbs,structuredData,share,seo").header("Surrogate-Key", equalTo(own));
        page(slug, "related,share").header("Surrogate-Key", startsWith(own + " "));
    }

    @Test
    void aDisclaimerIsInheritedAndNeverStale() {
        String source = unique("wire");
        send("PUT", "/v1/sources/" + source, fields("name", "Wire")).statusCode(201);
        String slug = publish(category(), "source", source);
        anonymous().get("/v1/articles/" + slug).then().body("source.disclaimer", nullValue());
        send("PATCH", "/v1/site", fields("disclaimer", "Not ours.")).statusCode(200);
        anonymous().get("/v1/articles/" + slug).then().body("source.disclaimer", equalTo("Not ours."));
        send("PATCH", "/v1/sources/" + source, fields("disclaimer", "The wire's."))
                .statusCode(200);
        anonymous().get("/v1/articles/" + slug).then().body("source.disclaimer", equalTo("The wire's."));
    }

    @Test
    void aPartThatNobodyKnowsIsRefused() {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles/" + publish(category()) + "?include=share,comments")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("include"));
    }

    @Test
    void navigationAndShareNetworksAreRefusedByField() {
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields(
                        "share",
                        List.of("myspace"),
                        "navigation",
                        List.of(fields("label", "", "url", "/a", "children", List.of(fields("label", "B"))))))
                .patch("/v1/site")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer.sort()",
                        contains("/navigation/0/children/0/url", "/navigation/0/label", "/share/0"));
        send("PATCH", "/v1/site", fields("navigation", List.of(fields("label", "World", "url", "/w"))))
                .body("navigation[0].label", equalTo("World"));
    }
}
