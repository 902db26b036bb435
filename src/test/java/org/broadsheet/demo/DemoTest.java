package org.broadsheet.demo;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** Tests the sample stories of BROADSHEET_DEMO. */
@QuarkusTest
@TestProfile(DemoTest.OwnServer.class)
@QuarkusTestResource(value = TestDatabase.class, restrictToAnnotatedClass = true)
class DemoTest {
    @Inject
    DemoContent demo;

    /** Runs the test on its own empty server. */
    public static class OwnServer implements QuarkusTestProfile {}

    @Test
    void demoIsLoadedIntoAnEmptyServerOnly() {
        anonymous().get("/v1/articles").then().body("items", hasSize(0));
        demo.load();
        Map<String, List<?>> cards = anonymous()
                .get("/v1/articles?limit=100&count=exact")
                .then()
                .statusCode(200)
                .body("page.total", equalTo(24))
                .body("items.image.srcset", everyItem(notNullValue()))
                .body("items.language", hasItem("ar"))
                .body("items.language", hasItem("de"))
                .extract()
                .path("$");
        assertEquals(24, new HashSet<>(cards.get("items")).size());
        anonymous()
                .get("/v1/articles/fayadan-nahr-al-ask")
                .then()
                .statusCode(200)
                .body("translations.language", equalTo(List.of("de", "en")))
                .body("image.alt", containsString("لوحة"), "image.credit", equalTo("Painted by Broadsheet"));
        List<String> related = anonymous()
                .get("/v1/articles/first-electric-ferry-crosses-the-sound/related")
                .path("items.slug");
        assertTrue(related.contains("ferry-timetable-doubles"), related::toString);
        String image = anonymous().get("/v1/articles/night-train-sells-out").path("image.url");
        anonymous().get(image.replace("original", "320")).then().statusCode(200).contentType("image/jpeg");

        admin().delete("/v1/articles/night-train-sells-out").then().statusCode(204);
        demo.load();
        anonymous().get("/v1/articles?count=exact&limit=1").then().body("page.total", equalTo(23));
    }
}
