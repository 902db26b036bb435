package org.broadsheet.http.idempotency;

import jakarta.ws.rs.core.Response;

/**
 * What the first of several equal requests was answered.
 *
 * @param request a hash of that request, which those after it must have too
 * @param etag null where there is none
 */
record StoredResponse(byte[] request, int status, String location, String etag, byte[] body) {
    static StoredResponse of(byte[] request, Response answer) {
        return new StoredResponse(
                request, answer.getStatus(), answer.getHeaderString("Location"), answer.getHeaderString("ETag"), (byte
                                [])
                        answer.getEntity());
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
