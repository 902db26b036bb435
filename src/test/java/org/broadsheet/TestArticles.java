package org.broadsheet;

import static org.broadsheet.TestClient.admin;

import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates and changes articles through the API. */
public final class TestArticles {
    private TestArticles() {}

    /** The input of of small article; {@code more} alternates names and values of further or other fields. */
    public static Map<String, Object> articleJson(String category, Object... more) {
        Map<String, Object> story = new LinkedHashMap<>();
        story.put("title", TestClient.unique("story"));
        story.put("body", "The first ship docked at dawn.");
        story.put("category", category);
        story.putAll(fields(more));
        return story;
    }

    /** Returns a JSON object from alternating alternating names and values; values may be null. */
    public static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    public static ValidatableResponse post(Object story) {
        return send("POST", "/v1/articles", story);
    }

    public static ValidatableResponse patch(String slug, Object... namesAndValues) {
        return send("PATCH", "/v1/articles/" + slug, fields(namesAndValues));
    }

    public static ValidatableResponse send(String method, String path, Object body) {
        return admin().contentType("application/json")
                .body(body)
                .request(method, path)
                .then();
    }

    /** Creates a draft and returns its slug. */
    public static String newDraft(String category, Object... more) {
        return post(articleJson(category, more)).statusCode(201).extract().path("slug");
    }

    /** Creates a published article and returns its slug. */
    public static String publish(String category, Object... more) {
        Map<String, Object> story = articleJson(category, "status", "published");
        story.putAll(fields(more));
        return post(story).log().ifValidationFails().statusCode(201).extract().path("slug");
    }
}
