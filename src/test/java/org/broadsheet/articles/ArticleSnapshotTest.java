package org.broadsheet.articles;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.broadsheet.Stories.story;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.junit.jupiter.api.Test;

/** What is exported, kept as a revision and compared is all that can be written, and nothing else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleSnapshotTest {

    /** An article of which every field that a write takes is set. */
    private static Map<String, Object> complete() {
        String category = category();
        String source = unique("source");
        send("PUT", "/v1/sources/" + source, fields("name", "Wire")).statusCode(201);
        return story(
                category,
                "slug",
                unique("whole"),
                "formerSlugs",
                List.of(unique("former")),
                "externalId",
                unique("ext"),
                "summary",
                "In short.",
                "body",
                "One.\n\n  Two, *as written*. ",
                "bodyFormat",
                "markdown",
                "language",
                "de",
                "categories",
                List.of(category()),
                "tags",
                List.of(unique("Tag one"), fields("slug", unique("two"), "name", "Second")),
                "authors",
                List.of(fields("name", unique("Ann Lee"), "role", "Photographs"), unique("Bo")),
                "source",
                source,
                "image",
                fields("url", "/ship.jpg", "alt", "A ship", "credit", "Cy", "width", 4, "height", 3),
                "status",
                "published",
                "publishAt",
                "2020-01-01T10:00:00Z",
                "expireAt",
                "2120-01-01T10:00:00Z",
                "publishedAt",
                "2020-01-02T10:00:00.123456Z",
                "canonicalUrl",
                "https://elsewhere.example/ship",
                "aliases",
                List.of("https://old.example/" + unique("ship")),
                "corrections",
                List.of(fields("at", "2020-01-03T10:00:00Z", "text", "It was two ships.")),
                "seo",
                fields("title", "Ship", "description", "A ship docked"),
                "related",
                fields(
                        "pinned",
                        List.of(publish(category), publish(category)),
                        "excluded",
                        List.of(draft(category)),
                        "hidden",
                        true),
                "translationOf",
                publish(category),
                "meta",
                fields("legacy", fields("none", null, "list", List.of()), "empty", ""));
    }

    private static ObjectNode sourceOf(String slug) {
        ArticleQuery reader = Arc.container().instance(ArticleQuery.class).get();
        UUID id = reader.find(new SlugOrId(slug), null, true).orElseThrow().id();
        long row = Article.<Article>find("publicId", id).firstResult().id;
        return Arc.container()
                .instance(ArticleSnapshotQuery.class)
                .get()
                .load(row)
                .json();
    }

    private static int putBack(String slug) {
        return send("PUT", "/v1/articles/" + slug, sourceOf(slug).toString())
                .statusCode(200)
                .extract()
                .path("version");
    }

    @Test
    void putBackItChangesNothingAndNothingItTakesIsMissing() {
        Map<String, Object> complete = complete();
        String slug =
                send("POST", "/v1/articles", complete).statusCode(201).extract().path("slug");
        List<String> taken = Arrays.stream(ArticleInput.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<String> told = new ArrayList<>();
        sourceOf(slug).fieldNames().forEachRemaining(told::add);
        assertEquals(taken, told);
        List<String> steering = Arrays.stream(ArticleInput.RelatedSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertEquals(
                steering,
                List.copyOf(sourceOf(slug).get("related").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()));
        taken.forEach(field -> assertNotNull(complete.get(field), field + " is not set by this test"));
        assertEquals(complete.get("body"), sourceOf(slug).get("body").textValue());
        assertEquals(
                "{\"list\":[],\"none\":null}", sourceOf(slug).at("/meta/legacy").toString());
        assertEquals(0, putBack(slug));
    }

    @Test
    void whatIsUnsetIsLeftOut() {
        String slug = draft(category());
        ObjectNode source = sourceOf(slug);
        assertEquals(
                List.of("title", "slug", "body", "bodyFormat", "language", "category", "status"),
                List.copyOf(source.properties().stream().map(Map.Entry::getKey).toList()));
        assertEquals(0, putBack(slug));
        admin().delete("/v1/articles/" + slug).then().statusCode(204);
        assertEquals(1, putBack(slug));
        admin().get("/v1/articles/" + slug).then().body("status", equalTo("archived"));
    }
}
