package org.broadsheet.articles.reading;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.values.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles are found by slug, former slug and id. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlugAndIdTest {
    private String category;

    @BeforeEach
    void setUp() {
        category = newCategory();
    }

    @ParameterizedTest
    @CsvSource({
        "Şəhər yenidən açıldı,seher-yeniden-acildi",
        "İstanbul'da ƏN YENİ,istanbulda-en-yeni",
        "Порт открыт,port-otkryt",
        "北京欢迎你,bei-jing-huan-ying-ni",
        "Größe & Maß,grosse-mass",
        "Don’t – stop!,dont-stop",
        "Oʻzbekiston,ozbekiston",
        "--- 50% ---,50",
        "🔥🚢,u1f525-1f6a2",
    })
    void slugIsDerivedFromTitlesInAnyScript(String title, String slug) {
        assertEquals(slug, Slug.from(title).value());
    }

    @Test
    void everyScriptGivesAValidSlug() {
        for (String title : List.of("مرحبا بالعالم", "नमस्ते", "გამარჯობა", "안녕하세요", "…", "x".repeat(300), "😀")) {
            post(articleJson(category, "title", title)).statusCode(201);
        }
    }

    @Test
    void takenDerivedSlugIsNumberedAndTakenGivenSlugIsRefused() {
        String title = unique("Twice told");
        String slug = Slug.from(title).value();
        for (String expected : List.of(slug, slug + "-2", slug + "-3")) {
            post(articleJson(category, "title", title)).statusCode(201).body("slug", equalTo(expected));
        }
        String retold = Slug.from(unique("retold")).value();
        patch(slug + "-2", "slug", retold);
        post(articleJson(category, "title", title)).statusCode(201).body("slug", equalTo(slug + "-4"));
        for (String taken : List.of(slug, slug + "-2")) {
            post(articleJson(category, "slug", taken))
                    .statusCode(409)
                    .body("code", equalTo("slug-taken"))
                    .body("errors.pointer", contains("/slug"));
            patch(retold, "slug", slug).statusCode(409).body("code", equalTo("slug-taken"));
        }
    }

    @Test
    void formerSlugsRedirectToThePresentSlug() {
        String first = publish(category);
        String second = unique("second");
        String third = unique("third");
        patch(first, "slug", second).statusCode(200).body("slug", equalTo(second));
        patch(first, "slug", third).statusCode(200).body("slug", equalTo(third));
        for (String old : List.of(first, second)) {
            anonymous()
                    .get("/v1/articles/" + old + "?include=translations")
                    .then()
                    .statusCode(308)
                    .header("Location", "/v1/articles/" + third + "?include=translations");
        }
        patch(third, "slug", first).statusCode(200);
        anonymous().get("/v1/articles/" + first).then().statusCode(200);
        anonymous().get("/v1/articles/" + third).then().statusCode(308).header("Location", "/v1/articles/" + first);
    }

    @Test
    void formerSlugOfADraftIsNotFoundWithoutAKey() {
        String first = newDraft(category);
        String second = unique("renamed");
        patch(first, "slug", second);
        anonymous().get("/v1/articles/" + first).then().statusCode(404);
        admin().get("/v1/articles/" + first).then().statusCode(308).header("Location", "/v1/articles/" + second);
    }

    @Test
    void idIsAcceptedInPlaceOfTheSlug() {
        String slug = publish(category);
        String id = anonymous().get("/v1/articles/" + slug).path("id");
        anonymous().get("/v1/articles/" + id).then().statusCode(200).body("slug", equalTo(slug));
        patch(id, "title", "By id").statusCode(200).body("slug", equalTo(slug));
        send("PUT", "/v1/articles/" + id, articleJson(category)).statusCode(200).body("slug", equalTo(slug));
        String english = publish(category, "language", "az", "translationOf", id);
        anonymous().get("/v1/articles/" + slug).then().body("translations.slug", contains(english));
        admin().delete("/v1/articles/" + id).then().statusCode(204);
        anonymous().get("/v1/articles/" + id).then().statusCode(404);
    }

    @Test
    void articleListsOneTranslationPerLanguage() {
        String english = publish(category);
        String german = publish(category, "language", "de", "translationOf", english, "title", "Hafen");
        String french = newDraft(category, "language", "fr", "translationOf", german);
        anonymous()
                .get("/v1/articles/" + english)
                .then()
                .body(
                        "translations",
                        contains(Map.of(
                                "language",
                                "de",
                                "direction",
                                "ltr",
                                "slug",
                                german,
                                "title",
                                "Hafen",
                                "url",
                                "/articles/" + german)));
        admin().get("/v1/articles/" + german).then().body("translations.slug", contains(english, french));
        post(articleJson(category, "language", "de", "translationOf", english)).statusCode(422);
        patch(english, "language", "fr").statusCode(422).body("errors.pointer", contains("/language"));
        patch(german, "translationOf", null).statusCode(200).body("translations.size()", equalTo(0));
    }
}
