package org.broadsheet.pages;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.pages.PageRequests.page;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageIncludeTest {
    private static final String ENCODED = "http%3A%2F%2Flocalhost%3A8080%2Farticles%2F";

    @AfterEach
    void resetSite() {
        send("PUT", "/v1/site", fields("name", "Broadsheet")).statusCode(200);
    }

    @Test
    void shareLinksArePercentEncoded() {
        String slug = unique("hostile");
        publish(newCategory(), "slug", slug, "title", "Q&A: \"50%+1\" <b>ü\n\u0085#€=😀*~'()");
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
    void breadcrumbsFollowMovesAndRenamesOfCategories() {
        String top = newCategory();
        String middle = newCategory();
        String below = newCategory();
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
    void pageHasNoCacheKeysOfOtherArticles() {
        String slug = publish(newCategory());
        String own = anonymous().get("/v1/articles/" + slug).header("Surrogate-Key");
        page(slug, "breadcrumbs,structuredData,share,seo").header("Surrogate-Key", equalTo(own));
        page(slug, "related,share").header("Surrogate-Key", startsWith(own + " "));
    }

    @Test
    void sourceInheritsTheDisclaimerOfTheSiteAtOnce() {
        String source = unique("wire");
        send("PUT", "/v1/sources/" + source, fields("name", "Wire")).statusCode(201);
        String slug = publish(newCategory(), "source", source);
        anonymous().get("/v1/articles/" + slug).then().body("source.disclaimer", nullValue());
        send("PATCH", "/v1/site", fields("disclaimer", "Not ours.")).statusCode(200);
        anonymous().get("/v1/articles/" + slug).then().body("source.disclaimer", equalTo("Not ours."));
        send("PATCH", "/v1/sources/" + source, fields("disclaimer", "The wire's."))
                .statusCode(200);
        anonymous().get("/v1/articles/" + slug).then().body("source.disclaimer", equalTo("The wire's."));
    }

    @Test
    void unknownIncludeIsRejected() {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles/" + publish(newCategory()) + "?include=share,comments")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("include"));
    }

    @Test
    void invalidNavigationAndShareNetworksAreRejectedByField() {
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
