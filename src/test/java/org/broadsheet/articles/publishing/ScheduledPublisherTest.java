package org.broadsheet.articles.publishing;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    ListUpdater lists;

    @Inject
    RevisionWriter revisions;

    @Inject
    Vertx vertx;

    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private static String in(long amount, ChronoUnit unit) {
        return Instant.now().plus(amount, unit).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Changes the due time of articles, so that a test need not wait. The assignment is SQL with one parameter. */
    private Instant setDueTime(String assignment, String parameter) {
        return database.first(Sql.of("UPDATE article SET " + assignment, parameter), row -> row.time("due"))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2050-11-22T08:00:00+04:00,                2050-11-22T04:00:00Z",
        "2050-11-22T08:00:00[Europe/Berlin],       2050-11-22T07:00:00Z",
        "2050-07-22T08:00:00+02:00[Europe/Berlin], 2050-07-22T06:00:00Z",
        "2050-07-22T08:00Z[Asia/Baku],             2050-07-22T08:00:00Z",
        // daylight saving time: Berlin skips the first local time and has the second one twice
        "2050-03-27T02:30:00[Europe/Berlin],       2050-03-27T01:30:00Z",
        "2050-10-30T02:30:00[Europe/Berlin],       2050-10-30T00:30:00Z",
        "2050-10-30T02:30:00+01:00[Europe/Berlin], 2050-10-30T01:30:00Z",
    })
    void timesInAnyZoneAreAcceptedAndReturnedInUtc(String sent, String returned) {
        String slug = newDraft(category, "status", "scheduled", "publishAt", sent);
        admin().get("/v1/articles/" + slug).then().body("editorial.publishAt", equalTo(returned));
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
    void invalidTimeIsRejectedWithASuggestion(String sent, String suggestion) {
        post(articleJson(category, "status", "scheduled", "publishAt", sent))
                .statusCode(422)
                .body("errors.pointer", contains("/publishAt"))
                .body("errors[0].detail", containsString(suggestion));
    }

    @Test
    void expiryMustBeInTheFutureAndAfterPublication() {
        for (String status : List.of("draft", "published")) {
            post(articleJson(category, "status", status, "expireAt", "2020-01-01T00:00:00Z"))
                    .statusCode(422)
                    .body("errors.pointer", contains("/expireAt"));
        }
        post(articleJson(category, "status", "scheduled", "publishAt", in(2, ChronoUnit.DAYS), "expireAt", TOMORROW))
                .statusCode(422)
                .body("errors.pointer", contains("/expireAt"));
        String slug = publish(category, "expireAt", TOMORROW);
        admin().get("/v1/articles/" + slug).then().body("editorial.expireAt", notNullValue());
        anonymous().get("/v1/articles/" + slug).then().statusCode(200).body(not(containsString("expireAt")));
        patch(slug, "expireAt", null).statusCode(200).body("editorial.expireAt", equalTo(null));
    }

    @Test
    void expiredArticleDisappearsEverywhereAndCanBeEditedAgain() {
        String word = unique("lighthouse").replace("-", "");
        String neighbour = publish(category, "title", word + " opens", "body", word + " keeper");
        String slug = publish(category, "title", word + " closes", "body", word + " keeper", "expireAt", TOMORROW);
        String staying = publish(category, "expireAt", TOMORROW);
        String related = "/v1/articles/" + neighbour + "/related?limit=1";
        anonymous().get(related).then().body("items.slug", contains(slug));
        Instant expiry = setDueTime("expire_at = now() WHERE slug = ? RETURNING expire_at AS due", slug);
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

    /** A trigger makes archiving run into the statement limit, as it may on a starved machine. */
    @Test
    void scheduledArticleThatHasExpiredIsNotPublished() throws SQLException {
        String slug =
                newDraft(category, "status", "scheduled", "publishAt", TOMORROW, "expireAt", in(2, ChronoUnit.DAYS));
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE FUNCTION refuse_archiving() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'too slow' USING ERRCODE = '57014'; END $$;
                    CREATE TRIGGER refuse_archiving BEFORE UPDATE ON article FOR EACH ROW
                    WHEN (old.slug = '%s' AND new.status = 'archived') EXECUTE FUNCTION refuse_archiving()""".formatted(slug));
            try {
                setDueTime(
                        "publish_at = now() - interval '2 hours', expire_at = now() - interval '1 hour' WHERE slug = ?"
                                + " RETURNING publish_at AS due",
                        slug);
                new ScheduledPublisher(database, lists, revisions, vertx).processDue();
                admin().get("/v1/articles/" + slug).then().body("status", equalTo("scheduled"));
                anonymous().get("/v1/articles/" + slug).then().statusCode(404);
            } finally {
                statement.execute("DROP FUNCTION refuse_archiving CASCADE");
            }
            new ScheduledPublisher(database, lists, revisions, vertx).processDue();
            admin().get("/v1/articles/" + slug).then().body("status", equalTo("archived"));
        }
    }

    @Test
    void twoNodesPublishManyDueArticlesOnceAndNotEarly() {
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
                        () -> new ScheduledPublisher(database, lists, revisions, vertx))
                .limit(2)
                .toList();
        Instant due = setDueTime("""
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
}
