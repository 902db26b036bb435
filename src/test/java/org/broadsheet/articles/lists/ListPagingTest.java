package org.broadsheet.articles.lists;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListPagingTest {
    private static final Pattern LINK = Pattern.compile("<(.*)>; rel=\"next\"");

    /** Follows the links with {@code rel="next"} from page to page. */
    private static List<String> slugsOfAllPages(String query, Runnable betweenPages) {
        List<String> slugs = new ArrayList<>();
        String address = "/v1/articles?" + query;
        while (address != null) {
            Response page = anonymous().urlEncodingEnabled(false).get(address);
            page.then().statusCode(200);
            slugs.addAll(page.path("items.slug"));
            Matcher link = LINK.matcher(page.header("Link") == null ? "" : page.header("Link"));
            address = link.matches() ? link.group(1) : null;
            assertEquals(page.path("page.next") == null, address == null);
            betweenPages.run();
        }
        return slugs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "-updatedAt", "title"})
    void pagesCoverTheListWhenSortValuesAreEqual(String sort) {
        String category = newCategory();
        Set<String> expected = new HashSet<>();
        IntStream.range(0, 13)
                .forEach(number -> expected.add(publish(
                        category,
                        "title",
                        "Same " + number / 5,
                        "publishedAt",
                        "2026-01-0" + (1 + number / 6) + "T00:00:00Z")));
        for (int limit : new int[] {1, 3, 6, 13}) {
            List<String> slugs =
                    slugsOfAllPages("category=" + category + "&limit=" + limit + "&sort=" + sort, () -> {});
            assertEquals(expected.size(), slugs.size());
            assertEquals(expected, new HashSet<>(slugs));
            assertEquals(slugsOfAllPages("category=" + category + "&limit=100&sort=" + sort, () -> {}), slugs);
        }
    }

    @Test
    void articlesAddedWhilePagingCauseNeitherRepeatsNorGaps() {
        String category = newCategory();
        List<String> before = new ArrayList<>();
        IntStream.range(0, 9).forEach(number -> before.add(0, publish(category)));
        assertEquals(before, slugsOfAllPages("category=" + category + "&limit=2", () -> publish(category)));
    }

    @Test
    void nextLinkKeepsTheQueryParameters() {
        String category = newCategory();
        publish(category);
        publish(category);
        String link = anonymous()
                .urlEncodingEnabled(false)
                .get("/v1/articles?category=" + category + "&limit=1&fields=slug,title&count=exact")
                .header("Link");
        assertTrue(
                link.startsWith(
                        "</v1/articles?category=" + category + "&limit=1&fields=slug,title&count=exact&cursor="),
                link);
    }
}
