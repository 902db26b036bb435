package org.broadsheet.http.problem;

import java.util.Locale;

/**
 * The error codes of the API with their HTTP status and the title of the problem document (RFC 9457). The {@link #code()}
 * is stable, because clients branch on it. openapi.yaml lists the same codes.
 */
public enum ErrorCode {
    MALFORMED_JSON(400, "The body is not valid JSON"),
    MALFORMED_BODY(400, "The body could not be read"),
    INVALID_PARAMETER(400, "A query parameter is not acceptable"),
    UNKNOWN_PARAMETER(400, "A query parameter is not known here"),
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    BAD_REQUEST(400, "The request is malformed"),
    UNAUTHORIZED(401, "A valid API key is needed"),
    ROLE_TOO_SMALL(403, "The key's role does not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted types can be produced"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    SLUG_TAKEN(409, "The slug is taken"),
    IN_USE(409, "It is still in use"),
    ILLEGAL_TRANSITION(409, "The status cannot change that way"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first request with this key is not answered yet"),
    CONFLICT(409, "Somebody else changed it at the same moment"),
    GONE(410, "It was here, and is no longer"),
    PRECONDITION_FAILED(412, "It has changed since you read it"),
    BODY_TOO_LARGE(413, "The body is too large"),
    ADDRESS_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's type is not supported here"),
    RANGE_NOT_SATISFIABLE(416, "There is nothing in that range"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
    INVALID_CONTENT(422, "The content is not acceptable"),
    PRECONDITION_REQUIRED(428, "Say which version this is based on"),
    TOO_MANY_REQUESTS(429, "That was too often"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL_ERROR(500, "The server failed"),
    UNAVAILABLE(503, "The server cannot answer right now"),
    INSUFFICIENT_STORAGE(507, "The server's storage is full");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code in kebab case, such as {@code slug-taken}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
