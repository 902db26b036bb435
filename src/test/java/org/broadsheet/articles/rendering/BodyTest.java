package org.broadsheet.articles.rendering;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BodyTest {
    static ValidatableResponse render(String format, String body) {
        return send(
                "POST",
                "/v1/articles?dryRun=true&createMissing=true",
                articleJson("any", "bodyFormat", format, "body", body));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "**b** _i_ `c`                     | <p><strong>b</strong> <em>i</em> <code>c</code></p>",
                "~~gone~~                          | <del>gone</del>",
                "https://a.example/x               | <a href=\"https://a.example/x\">https://a.example/x</a>",
                "<https://a.example>               | <a href=\"https://a.example\">https://a.example</a>",
                "[t](/rel 'why')                   | <a href=\"/rel\" title=\"why\">t</a>",
                "![alt](/a.jpg)                    | <img src=\"/a.jpg\" alt=\"alt\">",
                "# H                               | <h1>H</h1>",
                "> q                               | <blockquote>",
                "a<br>b                            | a<br>b",
            })
    void markdownBecomesHtml(String markdown, String html) {
        render("markdown", markdown).statusCode(201).body("body.html", containsString(html));
    }

    @Test
    void tablesAndFootnotesAreRendered() {
        render("markdown", "| a | b |\n|---|--:|\n| 1 | 2 |")
                .body("body.html", containsString("<td align=\"right\">2</td>"))
                .body("body.text", equalTo("a b\n1 2"));
        render("markdown", "Said[^1].\n\n[^1]: By whom.")
                .body("body.html", containsString("href=\"#fn-1\""))
                .body("body.html", containsString("id=\"fn-1\""));
    }

    @Test
    void safeHtmlIsUnchanged() {
        String prose = "<h2>H</h2><p dir=\"rtl\" lang=\"ar\">م <a href=\"https://a.example/?a=1&amp;b=2\">x</a></p>"
                + "<figure><img src=\"/a.jpg\" alt=\"A\"><figcaption>C</figcaption></figure>";
        render("html", prose).body("body.html", equalTo(prose)).body("body.text", equalTo("H\n\nم x\n\nC"));
    }

    @ParameterizedTest
    @CsvSource({
        "Two words,2", "don't stop-gap 3.5 per cent,6", "北京欢迎你,5", "ภาษาไทย,7", "مرحبا بالعالم,2", "مَرْحَبًا,1",
        "हिन्दी भाषा,2", "می‌خواهم,1", "한국어 단어,2", "Şəhər yenidən açıldı,3", "'… — !',0", "🔥,0"
    })
    void wordsAreCountedInEveryScript(String body, int words) {
        render("markdown", body).body("wordCount", equalTo(words)).body("readingMinutes", equalTo(words == 0 ? 0 : 1));
    }

    @Test
    void readingTimeIsRoundedUp() {
        render("markdown", "word ".repeat(239)).body("wordCount", equalTo(239)).body("readingMinutes", equalTo(2));
        render("markdown", "字".repeat(1001)).body("readingMinutes", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "字", "😀", "unbrokenword", "слово "})
    void excerptIsCutToItsLengthAndNotInsideACharacter(String part) {
        String excerpt = render("markdown", part.repeat(400)).extract().path("summary");
        assertTrue(excerpt.length() <= 300 && excerpt.length() > 100 && excerpt.endsWith("…"), excerpt);
        assertTrue(Character.isLetter(excerpt.codePointBefore(excerpt.length() - 1)) || part.equals("😀"), excerpt);
    }

    @Test
    void emptyBodyHasNoSummary() {
        render("markdown", "").statusCode(201).body("summary", equalTo(null)).body("wordCount", equalTo(0));
        render("html", "<p>&nbsp;</p>").statusCode(201).body("readingMinutes", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "[",
                "![",
                "*a **a",
                "_a __a ",
                "- ",
                "`",
                "<",
                "<div>",
                "<b>",
                "<a href=x>",
                "<table><tr><td>",
                "<p><i>",
                "<ul><li>",
                "<svg><math>",
                "&",
                "[^1]",
                "~~a",
                "| a ",
                "(",
                "[a](",
                "<!--",
                "1. ",
                "\\",
                "a\n> ",
                "~a~~",
                "<br",
                "a\n|-\n"
            })
    void deeplyNestedMarkupIsRenderedOrRefused(String markup) {
        for (String format : new String[] {"markdown", "html"}) {
            String body = markup.repeat(Math.min(100_000, 900_000 / markup.length()));
            render(format, body).statusCode(is(anyOf(is(201), is(422))));
        }
    }

    @Test
    void bodyOfAMegabyteIsAccepted() {
        String body = "All work and **no** play. All work and no play.\n\n".repeat(19_000);
        render("markdown", body).statusCode(201).body("wordCount", equalTo(190_000));
    }

    @Test
    void cardSummaryIsShorterThanTheExcerpt() {
        String slug = publish(newCategory(), "body", "word ".repeat(100));
        anonymous()
                .get("/v1/articles?slugs=" + slug)
                .then()
                .body("items[0].summary.length()", lessThanOrEqualTo(200))
                .body("items[0].summary", endsWith("word…"));
    }
}
