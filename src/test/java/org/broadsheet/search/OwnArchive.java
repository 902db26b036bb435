package org.broadsheet.search;

import static org.broadsheet.Newsroom.anonymous;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.broadsheet.Newsroom;
import org.broadsheet.Stories;

/** Articles in a language of a test's own, so that it finds no other test's. */
public final class OwnArchive {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String language;
    private final String category = Newsroom.category();

    /** @param grammar the language whose grammar is wanted */
    public OwnArchive(String grammar) {
        language = grammar + "-x-s" + MADE.getAndIncrement();
    }

    String language() {
        return language;
    }

    String category() {
        return category;
    }

    public String publish(String title, Object... more) {
        return Stories.publish(category, fields("title", title, more));
    }

    public String draft(Object... more) {
        return Stories.draft(category, fields("language", language, more));
    }

    private Object[] fields(String name, Object value, Object... more) {
        Map<String, Object> fields = Stories.fields("language", language, name, value);
        fields.putAll(Stories.fields(more));
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray();
    }

    /** @param more further parameters, name and value by turns */
    ValidatableResponse search(String query, Object... more) {
        return ask("/v1/search", query, more);
    }

    public ValidatableResponse suggest(String typed, Object... more) {
        return ask("/v1/suggest", typed, more);
    }

    private ValidatableResponse ask(String address, String query, Object... more) {
        return anonymous()
                .queryParam("q", query)
                .queryParam("language", language)
                .queryParams(Stories.fields(more))
                .get(address)
                .then()
                .statusCode(200);
    }
}
