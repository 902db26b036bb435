package org.broadsheet.pages;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A thing in the vocabulary of schema.org. What is not known of it is left out. */
final class SchemaOrgObject {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    SchemaOrgObject(String type) {
        fields.put("@type", type);
    }

    /** @param value null and empty lists say nothing */
    SchemaOrgObject put(String property, Object value) {
        if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
            fields.put(property, value);
        }
        return this;
    }

    @JsonValue
    Map<String, Object> fields() {
        return fields;
    }

    /** The outermost thing of a document says whose words these are. */
    Map<String, Object> withContext(String vocabulary) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", vocabulary);
        document.putAll(fields);
        return document;
    }
}
