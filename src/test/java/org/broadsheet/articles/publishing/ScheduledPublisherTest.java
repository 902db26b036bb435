package org.broadsheet.articles.publishing;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.as;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.post;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.broadsheet.Stories.story;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.lists.ListUpdater;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ScheduledPublisherTest {
    private static final String TOMORROW = in(1, ChronoUnit.DAYS);

    @Inject
    Database database;

    @Inject
    ListUpdater listings;

    @Inject
    RevisionWriter revisions;

    @Inject
    Vertx vertx;

    private String category;

    @BeforeEach
    void openASection() {
        category = category();
    }

    private static String in(long amount, ChronoUnit unit) {
        return Instant.now().plus(amount, unit).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Moves the appointed time of articles, so that no test has to be quick; how is SQL with one parameter. */
    private Instant due(String how, String parameter) {
        return database.first(Sql.of("UPDATE article SET " + how, parameter), row -> row.time("due"))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2050-11-22T08:00:00+04:00,                2050-11-22T04:00:00Z",
        "2050-11-22T08:00:00[Europe/Berlin],       2050-11-22T07:00:00Z",
        "2050-07-22T08:00:00+02:00[Europe/Berlin], 2050-07-22T06:00:00Z",
        "2050-07-22T08:00Z[Asia/Baku],             2050-07-22T08:00:00Z",
        // the clocks of Berlin skip this hour, and show the next one twice
        "2050-03-27T02:30:00[Europe/Berlin],       2050-03-27T01:30:00Z",
        "2050-10-30T02:30:00[Europe/Berlin],       2050-10-30T00:30:00Z",
        "2050-10-30T02:30:00+01:00[Europe/Berlin], 2050-10-30T01:30:00Z",
    })
    void aTimeMayBeWrittenInAnyZoneAndIsToldInUtc(String written, String told) {
        String slug = draft(category, "status", "scheduled", "publishAt", written);
        admin().get("/v1/articles/" + slug).then().body("editorial.publishAt", equalTo(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2050-11-22T08:00:00 | needs an offset or a time zone: 2050-11-22T08:00:00Z or 2050-11-22T08:00:00[Europe/Berlin]",
                "2050-07-22T08:00:00+01:00[Europe/Berlin] | 2050-07-22T09:00+02:00[Europe/Berlin]",
                "2050-07-22T08:00:00[Europe/Brelin] | did you mean `Europe/Berlin`?",
                "2050-02-30T08:00:00[Europe/Berlin] | RFC 3339",
                "tomorrow | RFC 3339",
            })
    void aTimeThatIsNoneIsRefusedWithTheRemedy(String written, String remedy) {
        post(story(category, "status", "scheduled", "publishAt", written))
                .statusCode(422)
                .body("errors.pointer", contains("/publishAt"))
                .body("errors[0].detail", containsString(remedy));
    }

    @Test
    void anExpiryLiesInTheFutureAndBehindThePublication() {
        for (String status : List.of("draft", "published")) {
            post(story(category, "status", status, "expireAt", "2020-01-01T00:00:00Z"))
                    .statusCode(422)
                    .body("errors.pointer", contains("/expireAt"));
        }
        post(story(category, "status", "scheduled", "publishAt", in(2, ChronoUnit.DAYS), "expireAt", TOMORROW))
                .statusCode(422)
                .body("errors.pointer", contains("/expireAt"));
        String slug = publish(category, "expireAt", TOMORROW);
        admin().get("/v1/articles/" + slug).then().body("editorial.expireAt", notNullValue());
        anonymous().get("/v1/articles/" + slug).then().statusCode(200).body(not(containsString("expireAt")));
        patch(slug, "expireAt", null).statusCode(200).body("editorial.expireAt", equalTo(null));
    }

    @Test
    void whatExpiresIsGoneFromEverythingAndMayBeWorkedOnAgain() {
        String word = unique("lighthouse").replace("-", "");
        String neighbour = publish(category, "title", word + " opens", "body", word + " keeper");
        String slug = publish(category, "title", word + " closes", "body", word + " keeper", "expireAt", TOMORROW);
        String staying = publish(category, "expireAt", TOMORROW);
        String related = "/v1/articles/" + neighbour + "/related?limit=1";
        anonymous().get(related).then().body("items.slug", contains(slug));
        Instant expiry = due("expire_at = now() WHERE slug = ? RETURNING expire_at AS due", slug);
        Instant deadline = Instant.now().plusSeconds(20);
        while (anonymous().get("/v1/articles/" + slug).statusCode() == 200) {
            assertTrue(Instant.now().isBefore(deadline), "did not expire in time");
        }
        anonymous().get("/v1/articles?category=" + category).then().body("items.slug", contains(staying, neighbour));
        anonymous().get("/v1/search?q=" + word).then().body("items.article.slug", contains(neighbour));
        anonymous().get(related).then().body("items.slug", not(contains(slug)));
        admin().get("/v1/articles/" + slug)
                .then()
                .body("status", equalTo("archived"))
                .body("version", equalTo(1))
                .body("editorial.expireAt", equalTo(expiry.toString()));
        patch(slug, "status", "draft", "title", "Opens again").statusCode(200);
        patch(slug, "status", "published").statusCode(422).body("errors.pointer", contains("/expireAt"));
        patch(slug, "status", "published", "expireAt", null).statusCode(200);
    }

    @Test
    void manyAreDueAtOnceForTwoNodesAndNoneComesEarlyOrTwice() {
        int many = 150;
        String lines = IntStream.range(0, many)
                .mapToObj(
                        i -> "{\"title\": \"Due %d\", \"body\": \"x\", \"category\": \"%s\", \"status\": \"scheduled\","
                                        .formatted(i, category)
                                + " \"publishAt\": \"" + TOMORROW + "\"}")
                .collect(Collectors.joining("\n"));
        admin().contentType("application/x-ndjson")
                .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .body("created", equalTo(many));
        List<ScheduledPublisher> nodes = Stream.generate(
                        () -> new ScheduledPublisher(database, listings, revisions, vertx))
                .limit(2)
                .toList();
        Instant due = due("""
                publish_at = date_trunc('milliseconds', now()) + interval '2 seconds'
                WHERE category_id = (SELECT id FROM category WHERE slug = ?) RETURNING publish_at AS due""", category);
        Instant deadline = Instant.now().plusSeconds(60);
        int published = 0;
        while (published < many) {
            assertTrue(Instant.now().isBefore(deadline), published + " of " + many + " in time");
            nodes.stream()
                    .map(node -> CompletableFuture.runAsync(node::processDue))
                    .toList()
                    .forEach(CompletableFuture::join);
            published = anonymous()
                    .get("/v1/articles?limit=1&count=exact&category=" + category)
                    .path("page.total");
            assertTrue(published == 0 || !Instant.now().isBefore(due), "published too early");
        }
        List<Map<String, Object>> items =
                admin().get("/v1/articles?limit=100&category=" + category).path("items");
        for (Map<String, Object> item : items) {
            assertTrue(item.get("publishedAt").equals(due.toString()), item.toString());
            admin().get("/v1/articles/" + item.get("slug")).then().body("version", equalTo(1));
        }
        String last = "/v1/search?q=due&limit=1&category=" + category;
        while (!List.of(many).equals(anonymous().get(last).path("facets.category.count"))) {
            assertTrue(Instant.now().isBefore(deadline), "not all are found in time");
        }
    }

    @Test
    void correctionsAreDatedPublicAndNewestFirst() {
        String slug = publish(
                category,
                "corrections",
                List.of(fields("at", "2021-01-01T00:00:00Z", "text", "It was <b>two</b> ships.")));
        String before = anonymous().get("/v1/articles/" + slug).path("updatedAt");
        send("POST", "/v1/articles/" + slug + "/corrections", fields("text", "  The ship came\nfrom Aden. "))
                .statusCode(201)
                .body("corrections.text", contains("The ship came from Aden.", "It was <b>two</b> ships."));
        String at = anonymous().get("/v1/articles/" + slug).path("corrections[0].at");
        String updated = anonymous().get("/v1/articles/" + slug).path("updatedAt");
        assertTrue(Instant.parse(updated).isAfter(Instant.parse(before)));
        patch(slug, "corrections", List.of(fields("text", "The ship came from Aden.")))
                .body("version", equalTo(2));
        anonymous().get("/v1/articles/" + slug).then().body("corrections.at", contains(at));
        patch(slug, "corrections", List.of()).body("corrections", empty());
        send("POST", "/v1/articles/" + slug + "/corrections?dryRun=true", fields("text", "x"))
                .statusCode(201);
        anonymous().get("/v1/articles/" + slug).then().body("corrections", empty());
    }

    @Test
    void aCorrectionThatIsNoneIsRefusedAndOneOfAPublishedArticleTakesAnEditor() {
        String slug = publish(category);
        String corrections = "/v1/articles/" + slug + "/corrections";
        send("POST", corrections, fields("text", "x", "at", TOMORROW))
                .statusCode(422)
                .body("errors.pointer", contains("/at"));
        send("POST", "/v1/articles/" + unique("none") + "/corrections", fields("text", "x"))
                .statusCode(404);
        as("author")
                .contentType("application/json")
                .body(fields("text", "Not mine"))
                .post(corrections)
                .then()
                .statusCode(403);
        admin().contentType("application/json")
                .header("If-Match", "\"7-x\"")
                .body(fields("text", "late"))
                .post(corrections)
                .then()
                .statusCode(412);
        anonymous().get("/v1/articles/" + slug).then().body("corrections", empty());
    }
}
