package org.broadsheet.articles.markdown;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.articles.markdown.MarkdownArticleTest.file;
import static org.broadsheet.articles.markdown.MarkdownArticleTest.postFile;
import static org.broadsheet.articles.markdown.MarkdownArticleTest.withoutCharset;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MalformedMarkdownArticleTest {
    private String section;

    @BeforeEach
    void setUp() {
        section = newCategory();
    }

    @Test
    void frontMatterWithoutOpeningLineIsRefused() {
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
    void everyErrorHasLineAndColumn() {
        postFile(file(section, "titel: Port", "tags: [a, 1984]", "publishedAt: yesterday", "date: 2025-01-01")
                        .getBytes(UTF_8))
                .statusCode(422)
                .body("errors", hasSize(5))
                .body("errors.find { it.pointer == '/titel' }.line", equalTo(2))
                .body("errors.find { it.pointer == '/tags/1' }.line", equalTo(3))
                .body("errors.find { it.pointer == '/tags/1' }.column", equalTo(11))
                .body("errors.find { it.pointer == '/publishedAt' }.line", equalTo(4))
                .body("errors.find { it.pointer == '/date' }.detail", containsString("did you mean `publishedAt`"));
        postFile(("---\ntitle: x\ncategory: " + section.replace("section", "secton") + "\n---\n").getBytes(UTF_8))
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
    void malformedFrontMatterIsRefusedWithItsLine(String yaml) {
        postFile(("---\n" + yaml + "\n---\nx").getBytes(UTF_8))
                .statusCode(yaml.startsWith("a: 1\n---") ? 422 : 400)
                .body("errors.line", hasItem(yaml.startsWith("title: a\n") ? 3 : yaml.startsWith("a: 1\n") ? 1 : 2));
    }

    @Test
    void fileThatIsNotUtf8OrHasNoEndIsRefused() {
        postFile("---\ntitle: a\nsummary: caf\u00e9\n---\n".getBytes(ISO_8859_1))
                .statusCode(400)
                .body("errors[0].line", equalTo(3));
        postFile("---\ntitle: a\n".getBytes(UTF_8)).statusCode(400).body("detail", containsString("no end"));
        RestAssured.given()
                .filter(Contract.lenientRequest())
                .auth()
                .preemptive()
                .oauth2(TestDatabase.ADMIN_KEY)
                .config(withoutCharset())
                .contentType("text/markdown")
                .body(file(section, "title: a").getBytes(UTF_8))
                .put("/v1/articles/Not_A_Slug.md")
                .then()
                .statusCode(422)
                .body("detail", containsString("Try `not-a-slug`"));
    }
}
