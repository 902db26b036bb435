package org.broadsheet.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An error in one part of a request. Exactly one of {@code pointer}, {@code parameter} and {@code header} is set.
 *
 * @param pointer JSON pointer into the body (RFC 6901)
 * @param line line of the field in a body that is a file, from 1; null for JSON bodies
 * @param column column of the field, from 1; null for JSON bodies
 * @param detail what is wrong and how to correct it
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

    public FieldError atPosition(int fileLine, int fileColumn) {
        return new FieldError(pointer, fileLine, fileColumn, parameter, header, detail);
    }

    /** Returns the detail preceded by the position and the pointer, parameter or header. */
    public String message() {
        String source = pointer != null ? pointer : parameter != null ? parameter : header;
        String sentence = source.isEmpty() ? detail : source + ": " + detail;
        return line == null ? sentence : "line " + line + ", column " + column + ": " + sentence;
    }
}
