package org.broadsheet.pages;

import static org.broadsheet.TestClient.anonymous;

import io.restassured.response.ValidatableResponse;

/** Public requests for an article with the parts of its page. */
final class PageRequests {
    private PageRequests() {}

    static ValidatableResponse page(String slug, String include) {
        return anonymous()
                .get("/v1/articles/" + slug + "?include=" + include)
                .then()
                .statusCode(200);
    }
}
