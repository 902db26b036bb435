package org.broadsheet.media;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.withRole;
import static org.broadsheet.media.MediaRequests.fetch;
import static org.broadsheet.media.MediaRequests.original;
import static org.broadsheet.media.MediaRequests.upload;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;

/** Tests listing, patching and deleting media. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MediaTest {
    @Inject
    MediaWriter mediaWriter;

    private static ValidatableResponse patch(String role, String id, Map<String, ?> fields) {
        return withRole(role)
                .contentType("application/json")
                .body(fields)
                .patch("/v1/media/" + id)
                .then();
    }

    @Test
    void listIsPagedNewestFirst() {
        String first = upload(TestImages.jpeg(20, 20));
        String second = upload(TestImages.jpeg(20, 20));
        String third = upload(TestImages.jpeg(20, 20));
        String next = admin().get("/v1/media?limit=2&count=exact")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(third, second)))
                .extract()
                .path("page.next");
        admin().get("/v1/media?limit=2&fields=id,width&cursor=" + next)
                .then()
                .body("items[0].id", equalTo(first), "items[0].width", equalTo(20));
    }

    @Test
    void readersSeeNeitherListNorDetails() {
        String id = upload(TestImages.jpeg(20, 20));
        anonymous().get("/v1/media").then().statusCode(401);
        anonymous().get("/v1/media/" + id).then().statusCode(401);
    }

    @Test
    void descriptionCanBePatched() {
        String id = upload(TestImages.jpeg(20, 20));
        String tag = patch("editor", id, Map.of("alt", "A ship", "credit", "Bo Oh", "caption", "At dawn."))
                .statusCode(200)
                .body("alt", equalTo("A ship"), "credit", equalTo("Bo Oh"), "caption", equalTo("At dawn."))
                .extract()
                .header("ETag");
        patch("editor", id, Map.of("alt", "A boat")).body("alt", equalTo("A boat"), "credit", equalTo("Bo Oh"));
        admin().contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("alt", "A raft"))
                .patch("/v1/media/" + id)
                .then()
                .statusCode(412);
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(Map.of("focalPoint", Map.of("x", 1.5)))
                .patch("/v1/media/" + id)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/focalPoint/x"))
                .body("errors.pointer", hasItem("/focalPoint/y"));
    }

    @Test
    void authorChangesOnlyItsOwnUploads() {
        String others = upload(TestImages.jpeg(20, 20));
        patch("author", others, Map.of("alt", "Mine")).statusCode(403);
        withRole("author").delete("/v1/media/" + others).then().statusCode(403);
        String own = withRole("author")
                .contentType("image/jpeg")
                .body(TestImages.jpeg(20, 20))
                .post("/v1/media")
                .path("id");
        patch("author", own, Map.of("alt", "Mine")).statusCode(200);
        withRole("author").delete("/v1/media/" + own).then().statusCode(204);
    }

    @Test
    void deletedFileCanBeUploadedAgain() {
        byte[] file = TestImages.jpeg(20, 20);
        String id = upload(file);
        fetch(original(id));
        admin().delete("/v1/media/" + id).then().statusCode(204);
        anonymous().get(original(id)).then().statusCode(404);
        admin().get("/v1/media?limit=100").then().body("items.id", not(hasItem(id)));

        String again = upload(file);
        mediaWriter.deleteScheduledFiles();
        fetch(original(again));
        admin().delete("/v1/media/" + again).then().statusCode(204);
        mediaWriter.deleteScheduledFiles();
        String third = upload(file);
        assertEquals(file.length, fetch(original(third)).length);
    }

    @Test
    void fileNameIsNotAnId() {
        String one = uploadNamed("IMG_0001.jpg");
        String other = uploadNamed("IMG_0001.jpg");
        assertEquals(2, List.of(one, other).stream().distinct().count());
        admin().get("/v1/media/IMG_0001.jpg").then().statusCode(404).body("detail", containsString("IMG_0001.jpg"));
    }

    private static String uploadNamed(String name) {
        return admin().contentType("image/jpeg")
                .body(TestImages.jpeg(20, 20))
                .put("/v1/media/" + name)
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .extract()
                .path("id");
    }
}
