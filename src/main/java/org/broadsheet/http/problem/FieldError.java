package org.broadsheet.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing wrong with a request: where, and what to do about it. Exactly one of the places is set: a JSON pointer
 * (RFC 6901) into the body, or the name of a query parameter or header.
 *
 * @param line where the pointer leads to in a body that is a file, from 1; null in JSON
 * @param column likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, Integer line, Integer column, String parameter, String header, String detail) {

    public static FieldError at(String pointer, String detail) {
        return new FieldError(pointer, null, null, null, null, detail);
    }

    public static FieldError inParameter(String name, String detail) {
        return new FieldError(null, null, null, name, null, detail);
    }

    public static FieldError inHeader(String name, String detail) {
        return new FieldError(null, null, null, null, name, detail);
    }

    /** The same error, in a file. */
    public FieldError atPosition(int fileLine, int fileColumn) {
        return new FieldError(pointer, fileLine, fileColumn, parameter, header, detail);
    }

    /** The sentence with its place in front, for lists that have room for one string only. */
    public String message() {
        String place = pointer != null ? pointer : parameter != null ? parameter : header;
        String sentence = place.isEmpty() ? detail : place + ": " + detail;
        return line == null ? sentence : "line " + line + ", column " + column + ": " + sentence;
    }
}
