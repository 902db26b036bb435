package org.broadsheet.quality;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.broadsheet.TestDatabase;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds ranking against a small judged archive, {@code src/test/resources/quality}: running stories beside others much
 * like them. The thresholds stand slightly below what is reached; who changes the ranking moves them up.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RankingQualityTest {
    /** Articles of other tests are in other languages: these are all there is. */
    private static final String OWN = "-x-quality";

    private static boolean imported;

    @Inject
    Database database;

    @BeforeEach
    void importOnce() throws IOException {
        if (!imported) {
            String articles = text("articles.ndjson")
                    .replaceAll("\"language\": \"(\\w+)\"", "\"language\": \"$1" + OWN + "\"")
                    .replaceAll("\"category\": \"(\\w+)\"", "\"category\": \"quality-$1\"");
            admin().contentType("application/x-ndjson")
                    .body(articles.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports?createMissing=true")
                    .then()
                    .statusCode(200)
                    .body("failed", equalTo(0));
            imported = true;
        }
        waitFor(() -> count("search_count_delta") == 0 && count("related_count_delta") == 0);
    }

    @Test
    void searchFindsWhatWasJudgedRight() throws IOException {
        Judgements judged = new Judgements();
        for (String[] line : lines("search.tsv")) {
            for (String grade : line[2].split(" ")) {
                String[] parts = grade.split("=");
                judged.add(line[0] + ": " + line[1], parts[0], Integer.parseInt(parts[1]));
            }
        }
        for (String question : judged.questions()) {
            String[] parts = question.split(": ", 2);
            judged.answered(
                    question,
                    anonymous()
                            .queryParam("q", parts[1])
                            .queryParam("language", parts[0] + OWN)
                            .queryParam("limit", 10)
                            .get("/v1/search")
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items.article.slug"));
        }
        assertAll(
                () -> reached("nDCG@10 of search", judged.gain(), 0.975, judged),
                () -> reached("right first in search", judged.firstRight(), 0.94, judged));
    }

    @Test
    void relatedArticlesKeepToTheStory() throws IOException {
        Judgements judged = new Judgements();
        for (String[] line : lines("related.tsv")) {
            judged.add(line[0], line[1], Integer.parseInt(line[2]));
        }
        for (String question : judged.questions()) {
            judged.answered(
                    question,
                    anonymous()
                            .get("/v1/articles/" + question + "/related?limit=10")
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items.slug"));
        }
        assertAll(
                () -> reached("nDCG@10 of related articles", judged.gain(), 0.92, judged),
                () -> reached("the story first", judged.bestFound(), 0.99, judged));
    }

    private static void reached(String measure, double value, double threshold, Judgements judged) {
        assertTrue(
                value >= threshold,
                () -> String.format(
                        "%s is %.3f, should be %.3f. The worst:%s", measure, value, threshold, judged.worst()));
    }

    private static List<String[]> lines(String name) throws IOException {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }

    private static String text(String name) throws IOException {
        try (InputStream file = RankingQualityTest.class.getResourceAsStream("/quality/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int count(String table) {
        return database.first(Sql.of("SELECT count(*) AS n FROM " + table), row -> row.integer("n"))
                .orElseThrow();
    }

    /** Term counts follow within a second or so, and ranking goes by them. */
    private static void waitFor(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
