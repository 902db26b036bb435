package org.broadsheet.http.caching;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** Edits articles by SQL, as another node on the same database would. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RemoteInvalidationListenerTest {
    private static final int MAX_POLLS = 2_000;

    @Test
    void notificationOfAnotherNodeInvalidates() throws SQLException {
        String slug = publish(newCategory());
        String id = anonymous().get("/v1/articles/" + slug).path("id");
        String title = unique("elsewhere");
        try (Connection connection = TestDatabase.administrator()) {
            connection.setAutoCommit(false);
            retitle(connection, slug, title);
            notify(connection, "another-node list-category-nowhere article-" + id);
            connection.commit();
        }
        awaitTitle(slug, title);
    }

    @Test
    void lostConnectionInvalidatesEverything() throws SQLException {
        String slug = publish(newCategory());
        anonymous().get("/v1/articles/" + slug).then().statusCode(200);
        String title = unique("unheard");
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query LIKE 'LISTEN%' AND datname = current_database() AND pid <> pg_backend_pid()""");
            retitle(connection, slug, title);
        }
        awaitTitle(slug, title);
    }

    @Test
    void listenerThatHeardNothingForASecondIsNotTrusted() {
        RemoteInvalidationListener listener = new RemoteInvalidationListener(null, null);
        listener.confirmed(System.nanoTime());
        assertTrue(listener.isCacheValid());
        listener.confirmed(System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
        assertFalse(listener.isCacheValid());
    }

    private static void retitle(Connection connection, String slug, String title) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                WITH edited AS (UPDATE article SET title = ?, version = version + 1 WHERE slug = ? RETURNING id)
                SELECT count(DISTINCT edited.id) FROM edited, refresh_listing(ARRAY[edited.id])""")) {
            update.setString(1, title);
            update.setString(2, slug);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                assertEquals(1, row.getInt(1));
            }
        }
    }

    private static void notify(Connection connection, String message) throws SQLException {
        try (PreparedStatement notify =
                connection.prepareStatement("SELECT pg_notify('broadsheet_cache_invalidation', ?)")) {
            notify.setString(1, message);
            notify.execute();
        }
    }

    private static void awaitTitle(String slug, String title) {
        for (int poll = 0; poll < MAX_POLLS; poll++) {
            if (title.equals(anonymous().get("/v1/articles/" + slug).path("title"))) {
                return;
            }
        }
        throw new AssertionError("the old title is still served");
    }
}
