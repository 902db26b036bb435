package org.broadsheet.articles.markdown;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.as;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.publish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MarkdownArticleTest {
    private String section;

    @BeforeEach
    void section() {
        section = category();
    }

    @Test
    void frontMatterThatBeginsWithoutALineIsNotTakenForText() {
        admin().filter(Contract.lenientRequest())
                .contentType("text/markdown")
                .body("title: Story\ncategory: world\n---\nText.\n")
                .post("/v1/articles")
                .then()
                .statusCode(400)
                .body("errors[0].line", equalTo(1))
                .body("errors[0].detail", containsString("put one above this"));
    }

    @Test
    void aFilePutWithoutATypePublishesTheStoryOfItsName() throws IOException, InterruptedException {
        String slug = unique("story");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + RestAssured.port + "/v1/articles/" + slug + ".md"))
                                .header("Authorization", "Bearer " + TestDatabase.ADMIN_KEY)
                                .PUT(BodyPublishers.ofString(
                                        file("title: Port reopens", "status: published", "tags: [Ports, Flood]")))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(201, answer.statusCode());
        assertEquals(
                "/v1/articles/" + slug, answer.headers().firstValue("Location").orElseThrow());
        anonymous()
                .get("/v1/articles/" + slug)
                .then()
                .body("title", equalTo("Port reopens"))
                .body("tags.name", equalTo(List.of("Ports", "Flood")))
                .body("body.markdown", equalTo("The *first* ship."));
    }

    @Test
    void puttingBackWhatWasReadChangesNothing() {
        String other = publish(section);
        String slug = draft(
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
        Response file = read(slug);
        written(slug, file.asByteArray()).statusCode(200).header("ETag", startsWith("\"0-"));
        assertArrayEquals(file.asByteArray(), read(slug).asByteArray());
        assertEquals(file.header("ETag"), read(slug).header("ETag"));
        written(slug, ("\uFEFF" + read(slug).asString().replace("end\n", "end.\n")).getBytes(UTF_8))
                .header("ETag", startsWith("\"1-"));
    }

    @Test
    void aFileSaysNothingOfWhatIsNotSet() {
        String slug = draft(section, "title", "Plain", "body", "Text.", "image", fields("url", "/a.jpg"));
        assertEquals(
                "---\ntitle: Plain\nslug: " + slug + "\nlanguage: en\ncategory: " + section
                        + "\nimage:\n  url: /a.jpg\nstatus: draft\n---\n\nText.\n",
                read(slug).asString());
    }

    @Test
    void anHtmlBodyStaysHtml() {
        String slug = draft(section, "body", "<p>One</p>", "bodyFormat", "html");
        Response file = read(slug);
        written(slug, file.asByteArray()).header("ETag", startsWith("\"0-"));
        assertEquals("<p>One</p>", file.asString().lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void windowsLinesAreLinesAndAHeadingIsTheTitle() {
        String text = "---\r\ncategory: " + section + "\r\n---\r\n\r\n# The *great* flood\r\n\r\nOne.\r\n\r\nTwo.\r\n";
        posted(text.getBytes(UTF_8))
                .statusCode(201)
                .body("title", equalTo("The great flood"))
                .body("body.markdown", equalTo("One.\n\nTwo."));
    }

    @Test
    void everyFaultIsNamedByItsLineAndColumn() {
        posted(file("titel: Port", "tags: [a, 1984]", "publishedAt: yesterday", "date: 2025-01-01")
                        .getBytes(UTF_8))
                .statusCode(422)
                .body("errors", hasSize(5))
                .body("errors.find { it.pointer == '/titel' }.line", equalTo(2))
                .body("errors.find { it.pointer == '/tags/1' }.line", equalTo(3))
                .body("errors.find { it.pointer == '/tags/1' }.column", equalTo(11))
                .body("errors.find { it.pointer == '/publishedAt' }.line", equalTo(4))
                .body("errors.find { it.pointer == '/date' }.detail", containsString("did you mean `publishedAt`"));
        posted(("---\ntitle: x\ncategory: " + section.replace("section", "secton") + "\n---\n").getBytes(UTF_8))
                .statusCode(422)
                .body("errors[0].line", equalTo(3))
                .body("errors[0].detail", containsString("did you mean `" + section + "`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: a: b",
                "a: &x 1",
                "a: *x",
                "a: !!java.net.URL [x]",
                "title: a\ntitle: b",
                "\tx: 1",
                "a: [1",
                "a: 'b",
                "- a",
                "just words",
                "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: {o: {p: {q: {r: {s: {t: {u: {v: 1}}}}}}}}}}}}}}}}}}}}}",
                "? [a]\n: b",
                "a: 1\n--- \nb: 2\nc: \u0007"
            })
    void whatIsNotPlainFrontMatterIsRefusedWithItsPlace(String yaml) {
        posted(("---\n" + yaml + "\n---\nx").getBytes(UTF_8))
                .statusCode(yaml.startsWith("a: 1\n---") ? 422 : 400)
                .body("errors.line", hasItem(yaml.startsWith("title: a\n") ? 3 : yaml.startsWith("a: 1\n") ? 1 : 2));
    }

    @Test
    void aFileThatIsNotUtf8OrHasNoEndIsRefused() {
        posted("---\ntitle: a\nsummary: caf\u00e9\n---\n".getBytes(ISO_8859_1))
                .statusCode(400)
                .body("errors[0].line", equalTo(3));
        posted("---\ntitle: a\n".getBytes(UTF_8)).statusCode(400).body("detail", containsString("no end"));
        RestAssured.given()
                .filter(Contract.lenientRequest())
                .auth()
                .preemptive()
                .oauth2(TestDatabase.ADMIN_KEY)
                .config(untyped())
                .contentType("text/markdown")
                .body(file("title: a").getBytes(UTF_8))
                .put("/v1/articles/Not_A_Slug.md")
                .then()
                .statusCode(422)
                .body("detail", containsString("Try `not-a-slug`"));
    }

    @Test
    void theFileIsForTheNewsroomAndJsonRemainsTheDefault() {
        String slug = publish(section);
        anonymous().accept("text/markdown").get("/v1/articles/" + slug).then().statusCode(401);
        anonymous().get("/v1/articles/" + draft(section) + ".md").then().statusCode(401);
        anonymous().accept("*/*").get("/v1/articles/" + slug).then().contentType("application/json");
        as("reader")
                .get("/v1/articles/" + slug + ".md")
                .then()
                .contentType("text/markdown;charset=UTF-8")
                .header("Content-Disposition", containsString(slug + ".md"));
        as("reader")
                .accept("text/markdown")
                .get("/v1/articles/" + unique("none"))
                .then()
                .statusCode(404);
    }

    private String file(String... fields) {
        return "---\n" + String.join("\n", fields) + "\ncategory: " + section + "\n---\n\nThe *first* ship.\n";
    }

    private static Response read(String slug) {
        return admin().accept("text/markdown").get("/v1/articles/" + slug);
    }

    private static ValidatableResponse written(String slug, byte[] file) {
        return admin().config(untyped())
                .contentType("text/markdown")
                .body(file)
                .put("/v1/articles/" + slug)
                .then();
    }

    private static ValidatableResponse posted(byte[] file) {
        return admin().config(untyped())
                .contentType("text/markdown")
                .body(file)
                .post("/v1/articles")
                .then();
    }

    private static RestAssuredConfig untyped() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("text/markdown", ContentType.BINARY));
    }
}
