package org.broadsheet.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The body of every error response: a problem document (RFC 9457), media type {@value #MEDIA_TYPE}. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** The key of the problem's code in the routing context. */
    public static final String CODE = "broadsheet.problem.code";

    /** @param instance the path of the request, without its query */
    public static Problem of(ErrorCode code, String detail, String instance, List<FieldError> errors) {
        return new Problem(
                "urn:broadsheet:problem:" + code.code(),
                code.title(),
                code.status(),
                detail,
                instance,
                code.code(),
                errors);
    }
}
