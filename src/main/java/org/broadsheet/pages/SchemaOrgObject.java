package org.broadsheet.pages;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON-LD object of a schema.org type. Properties without a value are left out. */
final class SchemaOrgObject {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    SchemaOrgObject(String type) {
        fields.put("@type", type);
    }

    /** @param value null and empty lists are ignored */
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

    /** Returns the fields of a top-level object, beginning with {@code @context}. */
    Map<String, Object> withContext(String context) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", context);
        document.putAll(fields);
        return document;
    }
}
