package org.broadsheet.http.idempotency;

import jakarta.ws.rs.core.Response;

/**
 * The response to the first of several equal requests.
 *
 * @param request SHA-256 of the request; a repeated request must have the same
 * @param location null if the response has none
 * @param etag null if the response has none
 */
record StoredResponse(byte[] request, int status, String location, String etag, byte[] body) {
    static StoredResponse of(byte[] request, Response response) {
        return new StoredResponse(
                request,
                response.getStatus(),
                response.getHeaderString("Location"),
                response.getHeaderString("ETag"),
                (byte[]) response.getEntity());
    }

    Response replay() {
        return Response.status(status)
                .type("application/json")
                .header("Location", location)
                .header("ETag", etag)
                .header("Cache-Control", "private, no-store")
                .header("Idempotency-Replayed", "true")
                .entity(body)
                .build();
    }
}
