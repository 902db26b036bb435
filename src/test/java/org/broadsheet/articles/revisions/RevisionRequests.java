package org.broadsheet.articles.revisions;

import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.broadsheet.TestDatabase;

/** Requests to the revisions of an article, and SQL that prepares them. */
final class RevisionRequests {
    private RevisionRequests() {}

    static String revisionsPath(String slug) {
        return "/v1/articles/" + slug + "/revisions";
    }

    static ValidatableResponse revisions(String slug) {
        return admin().get(revisionsPath(slug)).then().statusCode(200);
    }

    static ValidatableResponse restore(String slug, int number) {
        return send("POST", revisionsPath(slug) + "/" + number + "/restore", "");
    }

    static int version(String slug) {
        return admin().get("/v1/articles/" + slug).then().extract().path("version");
    }

    /** @param statement SQL with the slug as its only parameter */
    static void execute(String statement, String slug) {
        try (Connection connection = TestDatabase.administrator();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, slug);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
