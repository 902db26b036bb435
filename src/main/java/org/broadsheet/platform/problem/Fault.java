package org.broadsheet.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing wrong with a request: where, and what to do about it. Exactly one of the places is set: a JSON pointer
 * (RFC 6901) into the body, or the name of a query parameter or header.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(String pointer, String parameter, String header, String detail) {

    public static Fault at(String pointer, String detail) {
        return new Fault(pointer, null, null, detail);
    }

    public static Fault inParameter(String name, String detail) {
        return new Fault(null, name, null, detail);
    }

    public static Fault inHeader(String name, String detail) {
        return new Fault(null, null, name, detail);
    }

    /** The sentence with its place in front, for lists that have room for one string only. */
    public String sentence() {
        String place = pointer != null ? pointer : parameter != null ? parameter : header;
        return place.isEmpty() ? detail : place + ": " + detail;
    }
}
