package org.broadsheet.http;

import static io.restassured.RestAssured.get;
import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** What operators see of failures that clients see as 500. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FailuresTest {
    private static final Pattern DAMAGE = Pattern.compile(
            "(?m)^broadsheet_failures_total\\{kind=\"damaged-database\",origin=\"request\",?} ([0-9.E]+)");

    private static double damageCounted() {
        return DAMAGE.matcher(get("/q/metrics").asString())
                .results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The state of a corrupt index, without one. */
    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void damageOfTheDatabaseIsCountedAndTheNodeIsNotReadyUntilWritesSucceed() throws SQLException {
        String category = newCategory();
        double before = damageCounted();
        get("/q/health/ready").then().statusCode(200);
        execute("""
                CREATE FUNCTION fail_as_damaged() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'index is corrupt' USING ERRCODE = 'XX002'; END $$;
                CREATE TRIGGER damaged BEFORE INSERT ON article EXECUTE FUNCTION fail_as_damaged()""");
        try {
            for (int attempt = 0; attempt < 5; attempt++) {
                post(articleJson(category))
                        .statusCode(500)
                        .body("code", equalTo("internal-error"), "detail", not(containsString("corrupt")));
            }
        } finally {
            execute("DROP TRIGGER damaged ON article; DROP FUNCTION fail_as_damaged()");
        }
        assertEquals(before + 5, damageCounted());
        get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'Writes to the database' }.data.failing", equalTo("damaged-database"));
        anonymous().get("/v1/articles?category=" + category).then().statusCode(200);
        for (int attempt = 0; attempt < 6; attempt++) {
            post(articleJson(category)).statusCode(201);
        }
        get("/q/health/ready").then().statusCode(200);
    }
}
