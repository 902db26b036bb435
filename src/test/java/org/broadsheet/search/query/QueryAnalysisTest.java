package org.broadsheet.search.query;

import static io.restassured.RestAssured.given;
import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.search.IsolatedArchive;
import org.broadsheet.search.index.SearchTermCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, phrases, exclusions, stemming and typing errors of a query. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueryAnalysisTest {
    @Inject
    SearchTermCounts termCounts;

    private IsolatedArchive archive;

    @BeforeEach
    void createArchive() {
        archive = new IsolatedArchive("en");
    }

    @Test
    void phrasesMatchExactlyAndExcludedWordsAreAbsent() {
        String near = archive.publish("Old port of Varna reopens");
        String apart = archive.publish("The old pilot leaves the port");
        archive.search("\"old port\"").body("items.article.slug", contains(near));
        archive.search("old port -varna").body("items.article.slug", contains(apart));
        archive.search("port -\"old port\"").body("items.article.slug", contains(apart));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Dockers are striking again, strike",
        "de, Häuser am Hafen, haus",
        "ru, Корабли вошли в порт, корабль",
        "en, Café culture, CAFE",
        "fr, L'élève arrive, élèves"
    })
    void wordsAreStemmedInTheLanguageOfTheArticle(String language, String title, String query) {
        archive = new IsolatedArchive(language);
        archive.search(query).body("items", empty());
        String article = archive.publish(title);
        archive.search(query).body("items.article.slug", contains(article));
    }

    @Test
    void typingErrorsAreCorrectedAndTheSpellingIsSuggested() {
        String article = archive.publish("Xylophonist conquers Kazanlak");
        termCounts.applyAllPending();
        archive.search("xylophonsit")
                .body("items.article.slug", contains(article))
                .body("suggestion", equalTo("xylophonist"));
        archive.search("kazanlka")
                .body("items.article.slug", contains(article))
                .body("suggestion", equalTo("kazanlak"));
        archive.search("xylophonist").body("suggestion", nullValue());
        archive.search("xylopho").body("items.article.slug", contains(article)).body("suggestion", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the",
                "\"",
                "\"\"",
                "-",
                "-- -\"\"",
                "\uD83D\uDE00",
                "a | b & ! (",
                "%",
                "_",
                "\\",
                "'",
                "<->",
                ":*",
                "-only",
                "\"the\"",
                "U.S.'s",
                "*",
                "\u00AD",
                "0x00 1e9999 -1"
            })
    void unusualQueriesAreAnswered(String query) {
        anonymous().queryParam("q", query).get("/v1/search").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void blankAndInvalidQueriesAreRefused(String query) {
        given().filter(Contract.lenientRequest())
                .queryParam("q", query)
                .get("/v1/search")
                .then()
                .statusCode(400);
    }

    @Test
    void tooLongAndMissingQueriesAreRefused() {
        given().filter(Contract.lenientRequest())
                .queryParam("q", "x".repeat(2000))
                .get("/v1/search")
                .then()
                .statusCode(400);
        given().filter(Contract.lenientRequest())
                .get("/v1/search")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("q"));
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 台风袭击香港, 香港",
        "ja, 東京都知事選挙が始まる, 知事選挙",
        "th, นายกรัฐมนตรีเยือนเชียงใหม่, เชียงใหม่",
        "ar, افتتاح الميناء القديم, الميناء"
    })
    void scriptsWithoutSpacesAndRightToLeftScriptsAreSearched(String language, String title, String query) {
        archive = new IsolatedArchive(language);
        String article = archive.publish(title);
        archive.search(query)
                .body("items.article.slug", contains(article))
                .body("items[0].highlight.title", containsString("<mark>" + query + "</mark>"));
    }

    @Test
    void asteriskMatchesTheRestOfAWord() {
        String article = archive.publish("Quarrymen strike in Pernik");
        termCounts.applyAllPending();
        archive.search("quarry* pernik").body("items.article.slug", contains(article));
        archive.search("quarry pernik -\"in pernik\"").body("items", empty());
        archive.search("quarry* pernik -strike").body("items", empty());
    }

    @Test
    void queriesOfManyCommonWordsAreAnswered() {
        String article = archive.publish("To be or not to be");
        archive.search("to be or not to be").body("items.article.slug", contains(article));
        archive.search("to the of and in a is that for on ".repeat(8).strip()).body("suggestion", nullValue());
        archive.search("x".repeat(300)).body("items", empty());
    }
}
