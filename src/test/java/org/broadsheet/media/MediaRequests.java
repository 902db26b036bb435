package org.broadsheet.media;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Requests of tests to upload and fetch media. */
final class MediaRequests {
    private MediaRequests() {}

    static ValidatableResponse post(byte[] file) {
        return admin().contentType("application/octet-stream")
                .body(file)
                .post("/v1/media")
                .then();
    }

    /** Uploads an image and returns its id. */
    static String upload(byte[] file) {
        return post(file).statusCode(201).extract().path("id");
    }

    static String original(String id) {
        return "/v1/media/" + id + "/original.jpg";
    }

    static byte[] fetch(String address) {
        return anonymous().get(address).then().statusCode(200).extract().asByteArray();
    }

    static Response get(String address, String header, String value) {
        return anonymous().header(header, value).get(address);
    }
}
