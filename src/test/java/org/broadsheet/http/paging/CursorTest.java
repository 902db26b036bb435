package org.broadsheet.http.paging;

import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CursorTest {
    /** Addresses of lists that differ in the list, a filter or the order. */
    private static List<String> lists() {
        String category = newCategory();
        String source = unique("wire");
        String article = publish(category, "title", "Harbour one", "tags", List.of("sealed-one", "sealed-two"));
        publish(category, "title", "Harbour two", "authors", List.of("Sealed One", "Sealed Two"), "featured", true);
        publish(category, "title", "Harbour three", "featured", true);
        publish(newCategory(), "tags", List.of("sealed-other"));
        patch(article, "summary", "Changed.").statusCode(200);
        for (int number = 0; number < 2; number++) {
            send("PUT", "/v1/sources/" + source + number, Map.of("name", source))
                    .statusCode(201);
            TestClient.keyWithRole(number == 0 ? "reader" : "author");
            admin().contentType("application/x-ndjson")
                    .header("Prefer", "respond-async")
                    .body("{}".getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports")
                    .then()
                    .statusCode(202);
        }
        String articles = "/v1/articles?category=" + category;
        return List.of(
                articles,
                articles + "&sort=publishedAt",
                articles + "&sort=title",
                articles + "&sort=-updatedAt",
                articles + "&language=en",
                articles + "&from=2020-01-01",
                articles + "&tag=-sealed-other",
                articles + "&featured=true",
                articles + "&status=draft,published",
                "/v1/articles?language=en",
                "/v1/search?q=harbour&category=" + category,
                "/v1/search?q=harbour+-nonesuch&category=" + category,
                "/v1/search?q=harbour&language=en&category=" + category,
                "/v1/tags?count=exact",
                "/v1/authors?count=exact",
                "/v1/sources?count=exact",
                "/v1/keys",
                "/v1/imports",
                "/v1/audit",
                "/v1/audit?outcome=accepted",
                "/v1/articles/" + article + "/revisions");
    }

    private static Map<String, String> cursors() {
        Map<String, String> cursors = new LinkedHashMap<>();
        lists().forEach(list ->
                cursors.put(list, admin().get(with(list, "limit=1")).path("page.next")));
        return cursors;
    }

    private static String with(String list, String parameter) {
        return list + (list.contains("?") ? "&" : "?") + parameter;
    }

    private static void assertRefused(String list, String cursor) {
        admin().filter(Contract.lenientRequest())
                .get(with(list, "cursor=" + cursor))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"))
                .body("errors[0].parameter", equalTo("cursor"));
    }

    @Test
    void cursorIsValidForItsListFilterAndOrderAlone() {
        Map<String, String> cursors = cursors();
        List<String> lists = List.copyOf(cursors.keySet());
        for (int number = 0; number < lists.size(); number++) {
            String cursor = cursors.get(lists.get(number));
            admin().get(with(lists.get(number), "cursor=" + cursor)).then().statusCode(200);
            for (int step : new int[] {1, 2, 7}) {
                assertRefused(lists.get((number + step) % lists.size()), cursor);
            }
        }
    }

    @Test
    void cursorWithAChangedBitIsRefused() {
        String list = "/v1/articles?category=" + newCategory();
        String category = list.substring(list.indexOf('=') + 1);
        publish(category);
        publish(category);
        String cursor = admin().get(list + "&limit=1").path("page.next");
        byte[] sealed = Base64.getUrlDecoder().decode(cursor);
        for (int bit = 0; bit < sealed.length * 8; bit += 13) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(list, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
        for (String garbage :
                List.of("AA", "!!!", cursor + "AAAA", cursor.substring(4), cursor + "=", "A".repeat(64))) {
            assertRefused(list, garbage);
        }
    }

    /** Otherwise gaps between the ids would tell how many drafts lie between two articles. */
    @Test
    void cursorTellsNothingOfTheIdsInIt() {
        String category = newCategory();
        for (int number = 0; number < 3; number++) {
            publish(category, "publishedAt", "2026-01-01T00:00:00Z");
        }
        String list = "/v1/articles?limit=1&category=" + category;
        String first = admin().get(list).path("page.next");
        String second = admin().get(list + "&cursor=" + first).path("page.next");
        byte[] one = Base64.getUrlDecoder().decode(first);
        byte[] other = Base64.getUrlDecoder().decode(second);
        assertEquals(one.length, other.length);
        int sameBytes = 0;
        for (int at = 0; at < one.length; at++) {
            sameBytes += one[at] == other[at] ? 1 : 0;
        }
        assertEquals(0, sameBytes / 6, "Cursors of neighbours have " + sameBytes + " bytes in common.");
        assertEquals(first, admin().get(list + "&fields=slug").path("page.next"));
        assertNotEquals(first, second);
    }
}
