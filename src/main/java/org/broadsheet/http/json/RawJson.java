package org.broadsheet.http.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON as PostgreSQL keeps it, on its way out. */
public record RawJson(@JsonValue @JsonRawValue String text) {
    /** Null as the empty object. */
    public static RawJson object(String text) {
        return new RawJson(text == null ? "{}" : text);
    }
}
