package org.broadsheet.search;

import static io.restassured.RestAssured.given;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.send;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.broadsheet.Newsroom;
import org.broadsheet.Stories;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test writes in a language of its own, so that it finds no other test's articles. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchTest {
    private static int tests;

    @Inject
    TermStatistics statistics;

    @Inject
    Database database;

    private String language;
    private String category;

    @BeforeEach
    void ownLanguage() {
        language = "en-x-s" + tests++;
        category = Newsroom.category();
    }

    @Test
    void publishingEditingAndUnpublishingShowInTheNextRequest() {
        String draft = Stories.draft(category, "language", language, "title", "Zeppelin over Varna");
        search("zeppelin").body("items", empty()).body("facets.category", empty());

        patch(draft, "status", "published");
        search("zeppelin").body("items.article.slug", contains(draft)).body("facets.category.count", contains(1));

        patch(draft, "title", "Airship over Varna");
        search("zeppelin").body("items", empty());
        search("airship").body("items.article.slug", contains(draft));

        patch(draft, "status", "draft");
        search("airship").body("items", empty()).body("facets.category", empty());
    }

    @Test
    void tagsAuthorsAndSummaryAreSearchedAndRenamesAreFollowed() {
        String tag = Newsroom.unique("quokkas");
        String article = publish(
                "Island life", "tags", List.of(tag), "authors", List.of("Ann Zuckmayer"), "summary", "A wombat.");
        search(tag).body("items.article.slug", contains(article));
        search("zuckmayer").body("items.article.slug", contains(article));
        search("wombats").body("items.article.slug", contains(article));

        send("PATCH", "/v1/tags/" + tag, Map.of("name", "Numbats")).statusCode(200);
        search("numbat").body("items.article.slug", contains(article));
    }

    @Test
    void aTitleCountsForMoreThanABody() {
        String body = publish("Harbour news", "body", "The lighthouse is dark.");
        String title = publish("Lighthouse goes dark", "body", "Nobody was hurt.");
        search("lighthouse").body("items.article.slug", contains(title, body));
    }

    @Test
    void phrasesAreTakenWordForWordAndExcludedWordsKeepOut() {
        String near = publish("Old port of Varna reopens");
        String apart = publish("The old pilot leaves the port");
        search("\"old port\"").body("items.article.slug", contains(near));
        search("old port -varna").body("items.article.slug", contains(apart));
        search("port -\"old port\"").body("items.article.slug", contains(apart));
    }

    @Test
    void articlesWithSomeOfTheWordsAreShownWhenFewHaveAll() {
        String both = publish("Turbine fails at dam");
        String one = publish("Turbine prices");
        search("turbine dam").body("items.article.slug", contains(both, one));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Dockers are striking again, strike",
        "de, Häuser am Hafen, haus",
        "ru, Корабли вошли в порт, корабль",
        "en, Café culture, CAFE",
        "fr, L'élève arrive, élèves"
    })
    void wordsAreMatchedInTheGrammarOfTheLanguage(String grammar, String title, String query) {
        language = grammar + "-x-s" + tests++;
        search(query).body("items", empty());
        String article = publish(title);
        search(query).body("items.article.slug", contains(article));
    }

    @Test
    void typingErrorsAreForgivenAndTheSpellingSuggested() {
        String article = publish("Xylophonist conquers Kazanlak");
        untilCounted();
        search("xylophonsit").body("items.article.slug", contains(article)).body("suggestion", equalTo("xylophonist"));
        search("kazanlka").body("items.article.slug", contains(article)).body("suggestion", equalTo("kazanlak"));
        search("xylophonist").body("suggestion", nullValue());
        search("xylopho").body("items.article.slug", contains(article)).body("suggestion", nullValue());
    }

    @Test
    void highlightsAreSafeHtml() {
        publish("<script>alert('gale')</script> & gale \uE000", "body", "First words. A gale <b> &amp; \"storm\".");
        search("gale")
                .body("items[0].highlight.title", containsString("&lt;script&gt;alert(&#39;<mark>gale</mark>&#39;)"))
                .body("items[0].highlight.title", not(containsString("<script")))
                .body("items[0].highlight.snippet", containsString("<mark>gale</mark>"));
    }

    @Test
    void facetsCountAllMatchesUnderTheFilters() {
        String other = Newsroom.category();
        String tag = Newsroom.unique("wind");
        publish("Monsoon one", "tags", List.of(tag), "publishedAt", "2024-12-31T23:59:59Z");
        publish("Monsoon two", "publishedAt", "2025-01-01T00:00:00Z");
        publish("Monsoon three", "category", other, "publishedAt", "2025-06-01T00:00:00Z");
        search("monsoon", "limit", 1)
                .body("facets.category.slug", containsInAnyOrder(category, other))
                .body("facets.category.count", contains(2, 1))
                .body("facets.tag.slug", contains(tag))
                .body("facets.year.slug", contains("2025", "2024"))
                .body("facets.language.slug", contains(language));
        search("monsoon", "category", other).body("facets.year.count", contains(1));
        search("monsoon", "from", "2025-01-01", "to", "2025-02-01").body("items.size()", equalTo(1));
    }

    @Test
    void pagesAreCompleteAndStableWhileArticlesAppear() {
        List<String> published = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            published.add(publish("Meteor " + number));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page =
                    cursor == null ? search("meteor", "limit", 3) : search("meteor", "limit", 3, "cursor", cursor);
            seen.addAll(page.extract().path("items.article.slug"));
            cursor = page.extract().path("page.next");
            publish("Meteor meteor late");
        } while (cursor != null);
        assertEquals(7, seen.size());
        assertEquals(new HashSet<>(published), new HashSet<>(seen));
        String other = search("meteor", "limit", 1).extract().path("page.next");
        anonymous().get("/v1/search?q=comet&cursor=" + other).then().statusCode(400);
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
    void oddQueriesGetAnOrdinaryAnswer(String query) {
        anonymous().queryParam("q", query).get("/v1/search").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void emptyAndBrokenQueriesAreRefused(String query) {
        broken().queryParam("q", query).get("/v1/search").then().statusCode(400);
    }

    @Test
    void endlessAndMissingQueriesAreRefused() {
        broken().queryParam("q", "x".repeat(2000)).get("/v1/search").then().statusCode(400);
        broken().get("/v1/search").then().statusCode(400).body("errors[0].parameter", equalTo("q"));
    }

    /** A caller who does not keep to the contract. */
    private static RequestSpecification broken() {
        return given().filter(Contract.lenientRequest());
    }

    private String publish(String title, Object... more) {
        Map<String, Object> fields = Stories.fields("language", language, "title", title);
        fields.putAll(Stories.fields(more));
        Object[] all = fields.entrySet().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                .toArray();
        return Stories.publish(category, all);
    }

    /** @param more further parameters, name and value by turns */
    private ValidatableResponse search(String query, Object... more) {
        return anonymous()
                .queryParam("q", query)
                .queryParam("language", language)
                .queryParams(Stories.fields(more))
                .get("/v1/search")
                .then()
                .statusCode(200);
    }

    /** The dictionary follows within a second; here at once. */
    private void untilCounted() {
        while (database.first(Sql.of("SELECT count(*) AS n FROM search_count"), row -> row.integer("n"))
                        .orElseThrow()
                > 0) {
            statistics.catchUp();
        }
    }
}
