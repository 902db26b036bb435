package org.broadsheet.media;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.withRole;
import static org.broadsheet.media.Uploads.fetch;
import static org.broadsheet.media.Uploads.keep;
import static org.broadsheet.media.Uploads.original;
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

/** What the newsroom does with media that are there. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MediaTest {
    @Inject
    MediaWriter archive;

    private static ValidatableResponse patch(String role, String id, Map<String, ?> fields) {
        return withRole(role)
                .contentType("application/json")
                .body(fields)
                .patch("/v1/media/" + id)
                .then();
    }

    @Test
    void theLatestComeFirstAPageAtATime() {
        String first = keep(Pictures.jpeg(20, 20));
        String second = keep(Pictures.jpeg(20, 20));
        String third = keep(Pictures.jpeg(20, 20));
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
    void readersSeeNoList() {
        String id = keep(Pictures.jpeg(20, 20));
        anonymous().get("/v1/media").then().statusCode(401);
        anonymous().get("/v1/media/" + id).then().statusCode(401);
    }

    @Test
    void whatAPictureShowsCanBeSaidAndTakenBack() {
        String id = keep(Pictures.jpeg(20, 20));
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
    void anAuthorChangesWhatItSentAndNothingElse() {
        String others = keep(Pictures.jpeg(20, 20));
        patch("author", others, Map.of("alt", "Mine")).statusCode(403);
        withRole("author").delete("/v1/media/" + others).then().statusCode(403);
        String own = withRole("author")
                .contentType("image/jpeg")
                .body(Pictures.jpeg(20, 20))
                .post("/v1/media")
                .path("id");
        patch("author", own, Map.of("alt", "Mine")).statusCode(200);
        withRole("author").delete("/v1/media/" + own).then().statusCode(204);
    }

    @Test
    void whatIsDeletedIsGoneAndItsBytesMayComeAgain() {
        byte[] file = Pictures.jpeg(20, 20);
        String id = keep(file);
        fetch(original(id));
        admin().delete("/v1/media/" + id).then().statusCode(204);
        anonymous().get(original(id)).then().statusCode(404);
        admin().get("/v1/media?limit=100").then().body("items.id", not(hasItem(id)));

        String again = keep(file);
        archive.sweep();
        fetch(original(again));
        admin().delete("/v1/media/" + again).then().statusCode(204);
        archive.sweep();
        String third = keep(file);
        assertEquals(file.length, fetch(original(third)).length);
    }

    @Test
    void aNameIsNoAddress() {
        String one = named("IMG_0001.jpg");
        String other = named("IMG_0001.jpg");
        assertEquals(2, List.of(one, other).stream().distinct().count());
        admin().get("/v1/media/IMG_0001.jpg").then().statusCode(404).body("detail", containsString("IMG_0001.jpg"));
    }

    private static String named(String name) {
        return admin().contentType("image/jpeg")
                .body(Pictures.jpeg(20, 20))
                .put("/v1/media/" + name)
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .extract()
                .path("id");
    }
}
