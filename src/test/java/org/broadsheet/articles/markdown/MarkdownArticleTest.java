package org.broadsheet.articles.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MarkdownArticleTest {
    private String section;

    @BeforeEach
    void setUp() {
        section = newCategory();
    }

    @Test
    void putOfAnMdPathWithoutContentTypePublishes() throws IOException, InterruptedException {
        String slug = unique("story");
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + RestAssured.port + "/v1/articles/" + slug + ".md"))
                                .header("Authorization", "Bearer " + TestDatabase.ADMIN_KEY)
                                .PUT(BodyPublishers.ofString(file(
                                        section, "title: Port reopens", "status: published", "tags: [Ports, Flood]")))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(201, response.statusCode());
        assertEquals(
                "/v1/articles/" + slug,
                response.headers().firstValue("Location").orElseThrow());
        anonymous()
                .get("/v1/articles/" + slug)
                .then()
                .body("title", equalTo("Port reopens"))
                .body("tags.name", equalTo(List.of("Ports", "Flood")))
                .body("body.markdown", equalTo("The *first* ship."));
    }

    @Test
    void puttingTheFileReadChangesNothing() {
        String other = publish(section);
        String slug = newDraft(
                section,
                "title",
                "No: \"quotes\" # and – colons: everywhere",
                "summary",
                "Two lines\nof it",
                "body",
                "\n# Not the title\n\n---\n\tcode  \r\nend\n\n",
                "externalId",
                "007",
                "tags",
                List.of("yes", "1984", fields("slug", unique("tag"), "name", "- Odd: one")),
                "authors",
                List.of("Ann Lee", fields("name", "Bo Oh", "role", "Photographs")),
                "image",
                fields("url", "https://img.example.net/a.jpg", "alt", "'tis ⚓"),
                "publishedAt",
                "2025-01-10T08:00:00.123456Z",
                "related",
                fields("pinned", List.of(other)),
                "meta",
                fields(
                        "n",
                        1.50,
                        "big",
                        12345678901L,
                        "none",
                        null,
                        "list",
                        List.of(1, "1", true),
                        "null",
                        "null",
                        "hex",
                        "0x1F",
                        "exp",
                        "1e5",
                        "empty",
                        "",
                        "blank",
                        " ",
                        "bell",
                        "\u0007"));
        Response file = getFile(slug);
        putFile(slug, file.asByteArray()).statusCode(200).header("ETag", startsWith("\"0-"));
        assertArrayEquals(file.asByteArray(), getFile(slug).asByteArray());
        assertEquals(file.header("ETag"), getFile(slug).header("ETag"));
        putFile(slug, ("\uFEFF" + getFile(slug).asString().replace("end\n", "end.\n")).getBytes(UTF_8))
                .header("ETag", startsWith("\"1-"));
    }

    @Test
    void fileOmitsUnsetFields() {
        String slug = newDraft(section, "title", "Plain", "body", "Text.", "image", fields("url", "/a.jpg"));
        assertEquals(
                "---\ntitle: Plain\nslug: " + slug + "\nlanguage: en\ncategory: " + section
                        + "\nimage:\n  url: /a.jpg\nstatus: draft\n---\n\nText.\n",
                getFile(slug).asString());
    }

    @Test
    void htmlBodyStaysHtml() {
        String slug = newDraft(section, "body", "<p>One</p>", "bodyFormat", "html");
        Response file = getFile(slug);
        putFile(slug, file.asByteArray()).header("ETag", startsWith("\"0-"));
        assertEquals("<p>One</p>", file.asString().lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void crlfFileIsReadAndItsHeadingIsTheTitle() {
        String text = "---\r\ncategory: " + section + "\r\n---\r\n\r\n# The *great* flood\r\n\r\nOne.\r\n\r\nTwo.\r\n";
        postFile(text.getBytes(UTF_8))
                .statusCode(201)
                .body("title", equalTo("The great flood"))
                .body("body.markdown", equalTo("One.\n\nTwo."));
    }

    @Test
    void markdownRequiresAKeyAndJsonIsTheDefault() {
        String slug = publish(section);
        anonymous().accept("text/markdown").get("/v1/articles/" + slug).then().statusCode(401);
        anonymous().get("/v1/articles/" + newDraft(section) + ".md").then().statusCode(401);
        anonymous().accept("*/*").get("/v1/articles/" + slug).then().contentType("application/json");
        withRole("reader")
                .get("/v1/articles/" + slug + ".md")
                .then()
                .contentType("text/markdown;charset=UTF-8")
                .header("Content-Disposition", containsString(slug + ".md"));
        withRole("reader")
                .accept("text/markdown")
                .get("/v1/articles/" + unique("none"))
                .then()
                .statusCode(404);
    }

    static String file(String section, String... fields) {
        return "---\n" + String.join("\n", fields) + "\ncategory: " + section + "\n---\n\nThe *first* ship.\n";
    }

    private static Response getFile(String slug) {
        return admin().accept("text/markdown").get("/v1/articles/" + slug);
    }

    private static ValidatableResponse putFile(String slug, byte[] file) {
        return admin().config(withoutCharset())
                .contentType("text/markdown")
                .body(file)
                .put("/v1/articles/" + slug)
                .then();
    }

    static ValidatableResponse postFile(byte[] file) {
        return admin().config(withoutCharset())
                .contentType("text/markdown")
                .body(file)
                .post("/v1/articles")
                .then();
    }

    static RestAssuredConfig withoutCharset() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("text/markdown", ContentType.BINARY));
    }
}
