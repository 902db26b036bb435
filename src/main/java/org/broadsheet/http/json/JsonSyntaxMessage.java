package org.broadsheet.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Describes JSON syntax errors without Jackson's messages, which name Java classes. */
final class JsonSyntaxMessage {
    private JsonSyntaxMessage() {}

    static String of(JsonProcessingException malformed) {
        String message = String.valueOf(malformed.getOriginalMessage());
        if (malformed instanceof StreamConstraintsException) {
            return "The JSON is nested too deep, or a name or number in it is too long";
        }
        if (malformed instanceof JsonEOFException) {
            return "The JSON ends before it is complete";
        }
        if (message.startsWith("Duplicate field")) {
            return "An object has two fields with the same name";
        }
        if (message.startsWith("Invalid UTF-8")) {
            return "The body is not UTF-8";
        }
        return "The JSON is malformed";
    }
}
