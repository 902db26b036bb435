package org.broadsheet.database;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BatchedJobTest {
    @Inject
    Database database;

    private void exceedTheStatementLimit() {
        database.update(Sql.of("SET LOCAL statement_timeout = 1"));
        database.first(Sql.of("SELECT pg_sleep(1)"), row -> true);
    }

    @Test
    void batchThatRunsIntoTheStatementLimitIsHalvedAndPausesTheJob() {
        String name = TestClient.unique("job");
        BatchedJob job = new BatchedJob(name, 100);
        List<Integer> sizes = new ArrayList<>();
        assertFalse(job.run(size -> {
            sizes.add(size);
            exceedTheStatementLimit();
            return true;
        }));
        assertFalse(job.run(size -> sizes.add(size)));
        assertEquals(List.of(100), sizes, "the job pauses");
        assertEquals(50, job.size());
        get("/q/metrics")
                .then()
                .body(containsString("broadsheet_background_timeouts_total{job=\"" + name + "\"} 1.0"))
                .body(containsString("broadsheet_background_batch_size{job=\"" + name + "\"} 50.0"));
    }

    @Test
    void jobWithoutTimeoutsRunsUntilThereIsNoMoreWork() {
        BatchedJob job = new BatchedJob(TestClient.unique("job"), 100);
        List<Integer> sizes = new ArrayList<>();
        job.runAll(size -> {
            sizes.add(size);
            return sizes.size() < 30;
        });
        assertEquals(30, sizes.size());
        assertThrows(
                IllegalStateException.class,
                () -> job.run(size -> {
                    throw new IllegalStateException("no time-out");
                }));
        assertEquals(100, job.size());
    }

    @Test
    void smallerBatchesGrowAgainAfterManyInTime() {
        BatchedJob job = new BatchedJob(TestClient.unique("job"), 100);
        assertTrue(job.shrink());
        List<Integer> sizes = new ArrayList<>();
        job.runAll(size -> {
            sizes.add(size);
            return sizes.size() < 25;
        });
        assertEquals(50, sizes.get(19));
        assertEquals(100, sizes.get(20));
    }
}
