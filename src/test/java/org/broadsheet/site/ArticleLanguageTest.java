package org.broadsheet.site;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.http.values.TextDirection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how query parameter and Accept-Language select the translation of an article. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleLanguageTest {
    @BeforeEach
    void configureThreeLanguages() {
        send("PUT", "/v1/site", fields("name", "Post", "languages", List.of("en", "az", "pt-BR")))
                .statusCode(200);
    }

    @AfterEach
    void resetSite() {
        send("PUT", "/v1/site", fields("name", "Broadsheet")).statusCode(200);
    }

    private static ValidatableResponse getAccepting(String header, String path) {
        return anonymous().header("Accept-Language", header).get(path).then().statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return anonymous().get(path).then().statusCode(200);
    }

    @Test
    void translationIsServedInTheRequestedLanguage() {
        String section = newCategory();
        String english = publish(section);
        String path = "/v1/articles/" + english;
        String arabic = publish(section, "translationOf", english, "language", "ar");
        String secret = newDraft(section, "translationOf", english, "language", "az");
        String brazilian = publish(section, "translationOf", english, "language", "pt-BR");
        get(path + "?language=ar")
                .body("slug", equalTo(arabic))
                .body("direction", equalTo("rtl"))
                .body("translations.direction", contains("ltr", "ltr"))
                .body("translations.url", hasItem("/articles/" + english))
                .header("Content-Language", "ar");
        get(path + "?language=az,pt").body("slug", equalTo(brazilian));
        get(path + "?language=pt-PT,ar").body("slug", equalTo(arabic));
        get(path + "?language=fr").body("slug", equalTo(english)).header("Content-Language", "en");
        get(path + "?language=az&include=share").body("slug", equalTo(english));
        admin().get(path + "?language=az").then().body("slug", equalTo(secret));
        patch(secret, "status", "published").statusCode(200);
        get(path + "?language=az&include=share").body("slug", equalTo(secret));
        get(path + "?language=az").body("slug", equalTo(secret));
        patch(english, "status", "draft").statusCode(200);
        anonymous().get(path + "?language=az").then().statusCode(404);
    }

    @Test
    void acceptLanguageSelectsATranslationOnlyWithLanguageAuto() {
        String section = newCategory();
        String english = publish(section);
        String azeri = publish(section, "translationOf", english, "language", "az");
        String path = "/v1/articles/" + english;
        for (int round = 0; round < 3; round++) {
            getAccepting("az", path)
                    .body("slug", equalTo(english))
                    .header("Vary", not(containsString("Accept-Language")));
            getAccepting("az", path + "?language=auto")
                    .body("slug", equalTo(azeri))
                    .header("Vary", containsString("Accept-Language"))
                    .header("Content-Language", "az");
            getAccepting("en, az", path + "?language=auto").body("slug", equalTo(english));
            for (String header : List.of("en", "az")) {
                anonymous()
                        .filter(Contract.lenientRequest())
                        .urlEncodingEnabled(false)
                        .header("Accept-Language", header)
                        .get(path + "?l%61nguage=auto")
                        .then()
                        .body("language", equalTo(header));
            }
        }
    }

    @Test
    void rightToLeftLanguagesAreMarked() {
        for (String tag : List.of("ar", "he-IL", "fa", "ur", "ckb", "az-Arab", "ug", "dv", "yi")) {
            assertEquals(TextDirection.rtl, TextDirection.of(tag), tag);
        }
        for (String tag : List.of("en", "az", "ku", "ug-Latn", "ur-Latn-PK", "uz")) {
            assertEquals(TextDirection.ltr, TextDirection.of(tag), tag);
        }
        String slug = publish(newCategory(), "language", "he");
        assertTrue(
                anonymous().get("/v1/articles?language=he&limit=100").asString().contains(slug));
        get("/v1/articles?language=he&fields=direction").body("items[0].direction", equalTo("rtl"));
    }
}
