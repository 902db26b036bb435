package org.broadsheet.quality;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
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
 * Measures the ranking of search and of related articles on the judgements articles in {@code src/test/resources/quality}.
 * The thresholds are slightly below the measured values. A change that improves the ranking raises them.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RankingQualityTest {
    /** A language of its own, so that searches find no articles of other tests. */
    private static final String LANGUAGE_SUFFIX = "-x-quality";

    private static boolean imported;

    @Inject
    Database database;

    @BeforeEach
    void importOnce() throws IOException {
        if (!imported) {
            String articles = text("articles.ndjson")
                    .replaceAll("\"language\": \"(\\w+)\"", "\"language\": \"$1" + LANGUAGE_SUFFIX + "\"")
                    .replaceAll("\"category\": \"(\\w+)\"", "\"category\": \"quality-$1\"");
            admin().contentType("application/x-ndjson")
                    .body(articles.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports?createMissing=true")
                    .then()
                    .statusCode(200)
                    .body("failed", equalTo(0));
            imported = true;
        }
        waitUntil(() -> count("search_count_delta") == 0 && count("related_count_delta") == 0);
    }

    @Test
    void searchRanksJudgedArticlesFirst() throws IOException {
        RelevanceJudgements judgements = new RelevanceJudgements();
        for (String[] line : lines("search.tsv")) {
            for (String grade : line[2].split(" ")) {
                String[] parts = grade.split("=");
                judgements.add(line[0] + ": " + line[1], parts[0], Integer.parseInt(parts[1]));
            }
        }
        for (String query : judgements.queries()) {
            String[] parts = query.split(": ", 2);
            judgements.addResult(
                    query,
                    anonymous()
                            .queryParam("q", parts[1])
                            .queryParam("language", parts[0] + LANGUAGE_SUFFIX)
                            .queryParam("limit", 10)
                            .get("/v1/search")
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items.article.slug"));
        }
        assertAll(
                () -> assertAtLeast("nDCG@10 of search", judgements.ndcg(), 0.975, judgements),
                () -> assertAtLeast("top grade first in search", judgements.topGradeFirst(), 0.94, judgements));
    }

    @Test
    void relatedArticlesBelongToTheSameStory() throws IOException {
        RelevanceJudgements judgements = new RelevanceJudgements();
        for (String[] line : lines("related.tsv")) {
            judgements.add(line[0], line[1], Integer.parseInt(line[2]));
        }
        for (String query : judgements.queries()) {
            judgements.addResult(
                    query,
                    anonymous()
                            .get("/v1/articles/" + query + "/related?limit=10")
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items.slug"));
        }
        assertAll(
                () -> assertAtLeast("nDCG@10 of related articles", judgements.ndcg(), 0.92, judgements),
                () -> assertAtLeast("R-precision of related articles", judgements.rPrecision(), 0.99, judgements));
    }

    private static void assertAtLeast(String measure, double value, double threshold, RelevanceJudgements judgements) {
        assertTrue(
                value >= threshold,
                () -> String.format(
                        "%s is %.3f, expected at least %.3f. The worst:%s",
                        measure, value, threshold, judgements.worst()));
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

    /** Ranking uses term counts, which follow writes within about a second. */
    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
