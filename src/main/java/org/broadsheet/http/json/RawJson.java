package org.broadsheet.http.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON text from a database column, written to the response without parsing. */
public record RawJson(@JsonValue @JsonRawValue String text) {
    /** Returns an empty object for null. */
    public static RawJson object(String text) {
        return new RawJson(text == null ? "{}" : text);
    }
}
