package org.broadsheet.search;

import static org.broadsheet.TestClient.anonymous;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.broadsheet.TestArticles;
import org.broadsheet.TestClient;

/** Articles in a language that no other test uses, so that a search finds only these. */
public final class IsolatedArchive {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private final String language;
    private final String category = TestClient.newCategory();

    /** @param baseLanguage whose stemmer is used */
    public IsolatedArchive(String baseLanguage) {
        language = baseLanguage + "-x-s" + CREATED.getAndIncrement();
    }

    String language() {
        return language;
    }

    String category() {
        return category;
    }

    public String publish(String title, Object... more) {
        return TestArticles.publish(category, fields("title", title, more));
    }

    public String draft(Object... more) {
        return TestArticles.newDraft(category, fields("language", language, more));
    }

    private Object[] fields(String name, Object value, Object... more) {
        Map<String, Object> fields = TestArticles.fields("language", language, name, value);
        fields.putAll(TestArticles.fields(more));
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray();
    }

    /** @param more names and values of further parameters, alternating */
    public ValidatableResponse search(String query, Object... more) {
        return get("/v1/search", query, more);
    }

    public ValidatableResponse suggest(String typed, Object... more) {
        return get("/v1/suggest", typed, more);
    }

    private ValidatableResponse get(String path, String query, Object... more) {
        return anonymous()
                .queryParam("q", query)
                .queryParam("language", language)
                .queryParams(TestArticles.fields(more))
                .get(path)
                .then()
                .statusCode(200);
    }
}
