package org.broadsheet.search;

import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.send;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which articles a search finds, and in which order. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchMatchesTest {
    private IsolatedArchive archive;

    @BeforeEach
    void createArchive() {
        archive = new IsolatedArchive("en");
    }

    @Test
    void changesOfAnArticleAreVisibleToTheNextSearch() {
        String draft = archive.draft("title", "Zeppelin over Varna");
        archive.search("zeppelin").body("items", empty()).body("facets.category", empty());

        patch(draft, "status", "published");
        archive.search("zeppelin")
                .body("items.article.slug", contains(draft))
                .body("facets.category.count", contains(1));

        patch(draft, "title", "Airship over Varna");
        archive.search("zeppelin").body("items", empty());
        archive.search("airship").body("items.article.slug", contains(draft));

        patch(draft, "status", "draft");
        archive.search("airship").body("items", empty()).body("facets.category", empty());
    }

    @Test
    void tagsAuthorsAndSummariesAreSearchedAndRenamedTagsAreFound() {
        String tag = TestClient.unique("quokkas");
        String article = archive.publish(
                "Island life", "tags", List.of(tag), "authors", List.of("Ann Zuckmayer"), "summary", "A wombat.");
        archive.search(tag).body("items.article.slug", contains(article));
        archive.search("zuckmayer").body("items.article.slug", contains(article));
        archive.search("wombats").body("items.article.slug", contains(article));

        send("PATCH", "/v1/tags/" + tag, Map.of("name", "Numbats")).statusCode(200);
        archive.search("numbat").body("items.article.slug", contains(article));
    }

    @Test
    void matchInTitleRanksAboveMatchInBody() {
        String body = archive.publish("Harbour news", "body", "The lighthouse is dark.");
        String title = archive.publish("Lighthouse goes dark", "body", "Nobody was hurt.");
        archive.search("lighthouse").body("items.article.slug", contains(title, body));
    }

    @Test
    void articlesWithSomeWordsAreShownWhenFewHaveAll() {
        String both = archive.publish("Turbine fails at dam");
        String one = archive.publish("Turbine prices");
        archive.search("turbine dam").body("items.article.slug", contains(both, one));
    }

    @Test
    void highlightsAreSafeHtml() {
        archive.publish(
                "<script>alert('gale')</script> & gale \uE000", "body", "First words. A gale <b> &amp; \"storm\".");
        archive.search("gale")
                .body("items[0].highlight.title", containsString("&lt;script&gt;alert(&#39;<mark>gale</mark>&#39;)"))
                .body("items[0].highlight.title", not(containsString("<script")))
                .body("items[0].highlight.snippet", containsString("<mark>gale</mark>"));
    }
}
