package org.broadsheet.pages;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.pages.PageRequests.page;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StructuredDataTest {
    private static final String SITE = "http://localhost:8080";

    @AfterEach
    void resetSite() {
        send("PUT", "/v1/site", fields("name", "Broadsheet")).statusCode(200);
    }

    @Test
    void structuredDataHasThePropertiesThatGoogleRequires() {
        send("PATCH", "/v1/site", fields("name", "The Post", "logoUrl", "/logo.png"))
                .statusCode(200);
        String author = unique("Ann Lee");
        String slug = publish(
                newCategory(),
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
        String plain = publish(newCategory());
        page(plain, "structuredData")
                .body("structuredData.author[0].'@type'", equalTo("Organization"))
                .body("structuredData.author[0].name", equalTo("The Post"));
    }

    @Test
    void structuredDataCannotEndItsScriptElement() throws Exception {
        String title = "</script><!--<script>alert(1)//&\u2028x";
        String slug = unique("script");
        publish(newCategory(), "slug", slug, "title", title);
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
}
