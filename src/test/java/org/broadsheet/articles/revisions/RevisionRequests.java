package org.broadsheet.articles.revisions;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Stories.send;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.broadsheet.TestDatabase;

/** The revisions of an article, as tests ask for them. */
final class RevisionRequests {
    private RevisionRequests() {}

    static String history(String slug) {
        return "/v1/articles/" + slug + "/revisions";
    }

    static ValidatableResponse revisions(String slug) {
        return admin().get(history(slug)).then().statusCode(200);
    }

    static ValidatableResponse restore(String slug, int number) {
        return send("POST", history(slug) + "/" + number + "/restore", "");
    }

    static int version(String slug) {
        return admin().get("/v1/articles/" + slug).then().extract().path("version");
    }

    /** @param statement of one parameter */
    static void sql(String statement, String slug) {
        try (Connection connection = TestDatabase.administrator();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, slug);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
