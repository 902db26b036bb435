package org.broadsheet.site;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how query parameter and Accept-Language select the language of texts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LanguageTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "az | az",
                "AZ-latn-AZ, en | az",
                "fr;q=0.9, az;q=0.8, en;q=0.1 | az",
                "pt | pt-BR",
                "pt-BR-x-a | pt-BR",
                "az;q=0, pt | pt-BR",
                "fr | en",
                "* | en",
                "*, az;q=0.5 | en",
                "%%% | en",
            })
    void acceptLanguageSelectsALanguageOfTheSite(String header, String chosen) {
        getAccepting(header, "/v1/site")
                .body("language", equalTo(chosen))
                .header("Content-Language", chosen)
                .header("Vary", containsString("Accept-Language"));
    }

    @Test
    void parameterTakesPrecedenceOverHeader() {
        anonymous()
                .header("Accept-Language", "az")
                .get("/v1/site?language=fr,pt")
                .then()
                .body("language", equalTo("pt-BR"))
                .header("Vary", not(containsString("Accept-Language")));
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/site?language=no_tag")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("language"));
    }

    @Test
    void responsesAreCachedPerLanguageAndInvalidated() {
        String slug = newCategory();
        String path = "/v1/categories/" + slug;
        String own = get(path).header("Content-Language", nullValue()).extract().path("name");
        send("PATCH", path, fields("texts", fields("az", fields("name", "Dünya", "description", "Xəbərlər"))))
                .statusCode(200)
                .body("name", equalTo(own))
                .body("texts.az.name", equalTo("Dünya"));
        for (int round = 0; round < 3; round++) {
            getAccepting("az, en;q=0.5", path)
                    .body("name", equalTo("Dünya"))
                    .body("description", equalTo("Xəbərlər"))
                    .body("language", equalTo("az"));
            getAccepting("az-AZ", path).body("name", equalTo("Dünya"));
            getAccepting("en", path).body("name", equalTo(own)).body("language", equalTo("en"));
            getAccepting("pt", path).body("name", equalTo(own)).body("language", equalTo("en"));
            get(path).body("name", equalTo(own));
        }
        send("PATCH", path, fields("texts", fields("az", fields("name", "Aləm"))))
                .statusCode(200);
        getAccepting("az", path).body("name", equalTo("Aləm"));
        send("PATCH", "/v1/site", fields("languages", List.of("en"))).statusCode(200);
        getAccepting("az", path).body("name", equalTo(own)).header("Content-Language", "en");
        send("PATCH", "/v1/site", fields("languages", List.of("en", "az"))).statusCode(200);
        send("PATCH", path, fields("texts", fields("az", null))).statusCode(200);
        getAccepting("az", path).body("name", equalTo(own)).body("texts", equalTo(fields()));
    }

    @Test
    void taxonomyNamesAreTranslated() {
        String section = newCategory();
        String tag = unique("tag");
        String source = unique("source");
        Object text = fields("az", fields("name", "Liman"));
        send("PATCH", "/v1/categories/" + section, fields("texts", text)).statusCode(200);
        String first = "!" + tag; // among the names of all other tags
        send("PUT", "/v1/tags/" + tag, fields("name", first, "description", "Own.", "texts", text))
                .statusCode(201);
        Object disclaimer = fields("az-latn", fields("disclaimer", "Bizim deyil."));
        send("PUT", "/v1/sources/" + source, fields("name", "Wire", "disclaimer", "Not ours.", "texts", disclaimer))
                .statusCode(201)
                .body("texts.'az-Latn'.disclaimer", equalTo("Bizim deyil."));
        String mine = "items.find {it.slug == '%s'}.name";
        get("/v1/categories?language=az").body(mine.formatted(section), equalTo("Liman"));
        get("/v1/categories").body(mine.formatted(section), not(equalTo("Liman")));
        get("/v1/tags/" + tag + "?language=az")
                .body("name", equalTo("Liman"))
                .body("description", nullValue())
                .header("Content-Language", "az");
        getAccepting("az", "/v1/tags?limit=100&fields=name,language").body("items.name", hasItem("Liman"));
        get("/v1/sources/" + source + "?language=az").body("disclaimer", equalTo("Not ours."));
        String slug = publish(section, "tags", List.of(tag), "source", source, "language", "az-Latn-AZ");
        get("/v1/articles/" + slug)
                .body("category.name", equalTo("Liman"))
                .body("tags.name", contains("Liman"))
                .body("source.disclaimer", equalTo("Not ours."));
        patch(slug, "language", "az-Latn").statusCode(200);
        get("/v1/articles/" + slug).body("source.disclaimer", equalTo("Bizim deyil."));
        get("/v1/articles?category=" + section).body("items[0].category.name", equalTo("Liman"));
        get("/v1/search?q=ship&language=az-Latn&category=" + section)
                .body("facets.category.name", hasItem("Liman"))
                .body("facets.tag.name", contains("Liman"));
    }

    @Test
    void siteTextsAreTranslatedAndValidated() {
        Object az = fields("name", "Liman Postu", "navigation", List.of(fields("label", "Dünya", "url", "/w")));
        send("PATCH", "/v1/site", fields("disclaimer", "Not ours.", "texts", fields("AZ", az)))
                .statusCode(200)
                .body("name", equalTo("Post"));
        get("/v1/site?language=az")
                .body("name", equalTo("Liman Postu"))
                .body("navigation.label", contains("Dünya"))
                .body("disclaimer", equalTo("Not ours."));
        String slug = publish(newCategory(), "language", "az");
        get("/v1/articles/" + slug + "?include=structuredData")
                .body("structuredData.publisher.name", equalTo("Liman Postu"));
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields("texts", fields("no tag", fields("name", "x"))))
                .patch("/v1/site")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/texts/no tag"));
        admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(fields("name", "t", "texts", fields("az", fields("name", ""))))
                .put("/v1/tags/" + unique("tag"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/texts/az/name"));
    }
}
