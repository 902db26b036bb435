package org.broadsheet.search;

import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facets, filters and pages of a search. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchFiltersAndPagesTest {
    private IsolatedArchive archive;

    @BeforeEach
    void createArchive() {
        archive = new IsolatedArchive("en");
    }

    @Test
    void facetsCountAllFilteredMatches() {
        String other = TestClient.newCategory();
        String tag = TestClient.unique("wind");
        archive.publish("Monsoon one", "tags", List.of(tag), "publishedAt", "2024-12-31T23:59:59Z");
        archive.publish("Monsoon two", "publishedAt", "2025-01-01T00:00:00Z");
        archive.publish("Monsoon three", "category", other, "publishedAt", "2025-06-01T00:00:00Z");
        archive.search("monsoon", "limit", 1)
                .body("facets.category.slug", containsInAnyOrder(archive.category(), other))
                .body("facets.category.count", contains(2, 1))
                .body("facets.tag.slug", contains(tag))
                .body("facets.year.slug", contains("2025", "2024"))
                .body("facets.language.slug", contains(archive.language()));
        archive.search("monsoon", "category", other).body("facets.year.count", contains(1));
        archive.search("monsoon", "from", "2025-01-01", "to", "2025-02-01").body("items.size()", equalTo(1));
    }

    @Test
    void pagesAreCompleteAndStableWhileArticlesArePublished() {
        List<String> published = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            published.add(archive.publish("Meteor " + number));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = cursor == null
                    ? archive.search("meteor", "limit", 3)
                    : archive.search("meteor", "limit", 3, "cursor", cursor);
            seen.addAll(page.extract().path("items.article.slug"));
            cursor = page.extract().path("page.next");
            archive.publish("Meteor meteor late");
        } while (cursor != null);
        assertEquals(7, seen.size());
        assertEquals(new HashSet<>(published), new HashSet<>(seen));
        String other = archive.search("meteor", "limit", 1).extract().path("page.next");
        anonymous().get("/v1/search?q=comet&cursor=" + other).then().statusCode(400);
    }

    @Test
    void filtersIncludeAndExcludeTagsAndCategories() {
        String tag = TestClient.unique("hail");
        String tagged = archive.publish("Cyclone one", "tags", List.of(tag));
        String plain = archive.publish("Cyclone two");
        archive.search("cyclone", "tag", tag).body("items.article.slug", contains(tagged));
        archive.search("cyclone", "tag", "-" + tag).body("items.article.slug", contains(plain));
        archive.search("cyclone", "category", TestClient.newCategory()).body("items", empty());
        archive.search("cyclone", "category", archive.category()).body("items.size()", equalTo(2));
        archive.search("cyclone", "category", "-" + archive.category()).body("items", empty());
    }

    @Test
    void categoryFilterIncludesSubcategoriesAfterAMove() {
        String parent = TestClient.newCategory();
        archive.publish("Typhoon");
        archive.search("typhoon", "category", parent).body("items", empty());
        send("PATCH", "/v1/categories/" + archive.category(), Map.of("parent", parent))
                .statusCode(200);
        archive.search("typhoon", "category", parent)
                .body("items.size()", equalTo(1))
                .body("facets.category.slug", containsInAnyOrder(parent, archive.category()))
                .body("facetsExact", equalTo(true));
    }
}
