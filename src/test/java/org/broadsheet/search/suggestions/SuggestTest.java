package org.broadsheet.search.suggestions;

import static io.restassured.RestAssured.given;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.search.IsolatedArchive;
import org.broadsheet.search.index.SearchTermCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suggestions while the reader is typing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SuggestTest {
    @Inject
    SearchTermCounts termCounts;

    private IsolatedArchive archive;

    @BeforeEach
    void createArchive() {
        archive = new IsolatedArchive("en");
    }

    @Test
    void titlesMatchAnUnfinishedLastWordNewestFirst() {
        String old = archive.publish("Old pörtal reopens", "publishedAt", "2024-01-01T00:00:00Z");
        String late = archive.publish("Older portal closes", "publishedAt", "2024-06-01T00:00:00Z");
        termCounts.applyAllPending();
        archive.suggest("porta")
                .body("items.slug", contains(late, old))
                .body("items.kind", contains("article", "article"));
        archive.suggest("PORTAL reo")
                .body("items.slug", contains(old))
                .body("items.url", contains("/articles/" + old))
                .body("items.highlight", contains("Old <mark>pörtal</mark> <mark>reo</mark>pens"));
        archive.suggest("portal xyz").body("items", empty());
        archive.suggest("porta", "limit", 1).body("items.slug", contains(late));
    }

    @Test
    void namesThatStartWithTheTextComeFirstAndOtherNamesLast() {
        String name = TestClient.unique("Zephyr").replace("-", "");
        send("POST", "/v1/tags", Map.of("name", "Mount " + name)).statusCode(201);
        send("POST", "/v1/authors", Map.of("name", name + " Ölund")).statusCode(201);
        archive.publish("News of " + name);
        termCounts.applyAllPending();
        archive.suggest(name.toLowerCase(java.util.Locale.ROOT))
                .body("items.kind", contains("author", "article", "tag"))
                .body("items[0].name", equalTo(name + " Ölund"))
                .body("items[0].highlight", equalTo("<mark>" + name + "</mark> Ölund"));
        archive.suggest(name + " olu").body("items.kind", contains("author"));
    }

    @Test
    void typingErrorsAreCorrectedWhenNothingIsFound() {
        String article = archive.publish("Xylophonist returns");
        termCounts.applyAllPending();
        archive.suggest("xylohpon").body("items.slug", contains(article));
        archive.suggest("xylophonsit").body("items.slug", contains(article));
    }

    @Test
    void draftsAndTagsAndAuthorsOnlyOfDraftsAreNotSuggested() {
        String name = TestClient.unique("wraith");
        String draft = archive.draft("title", name, "tags", List.of(name), "authors", List.of(name));
        archive.suggest(name).body("items", empty());
        patch(draft, "status", "published");
        termCounts.applyAllPending();
        archive.suggest(name).body("items.size()", equalTo(3));
        patch(draft, "status", "draft");
        archive.suggest(name).body("items", empty());
    }

    @Test
    void highlightsAreSafeHtmlAndResponsesAreCacheable() {
        archive.publish("<b>Gust</b> & 'gale'");
        termCounts.applyAllPending();
        archive.suggest("gus")
                .body("items[0].highlight", equalTo("&lt;b&gt;<mark>Gus</mark>t&lt;/b&gt; &amp; &#39;gale&#39;"))
                .header("ETag", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "\"", "\uD83D\uDE00", "' & | ! :*", "\\", "%", "-", "a", "港", "-- '; x"})
    void unusualTextIsAnswered(String typed) {
        anonymous().queryParam("q", typed).get("/v1/suggest").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void blankAndInvalidTextIsRefused(String typed) {
        given().filter(Contract.lenientRequest())
                .queryParam("q", typed)
                .get("/v1/suggest")
                .then()
                .statusCode(400);
    }

    @Test
    void tooLongAndMissingTextIsRefused() {
        given().filter(Contract.lenientRequest())
                .queryParam("q", "x".repeat(101))
                .get("/v1/suggest")
                .then()
                .statusCode(400);
        given().filter(Contract.lenientRequest())
                .get("/v1/suggest")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("q"));
    }
}
