package org.broadsheet.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.values.TextValidation;

/** Finds texts and numbers that PostgreSQL cannot store, anywhere in a JSON tree. */
final class StorableTextCheck {
    private StorableTextCheck() {}

    static void addErrors(JsonNode node, TreePosition position, FieldErrors errors) {
        if (errors.isFull()) {
            return;
        }
        if (node.isTextual()) {
            addTextError(node.textValue(), position, errors);
        } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            errors.add(position.pointer(), "is too large a number");
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addErrors(node.get(i), position.element(i), errors);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                addTextError(field.getKey(), position, errors);
                addErrors(field.getValue(), position.field(field.getKey()), errors);
            });
        }
    }

    private static void addTextError(String text, TreePosition position, FieldErrors errors) {
        TextValidation.error(text).ifPresent(detail -> errors.add(position.pointer(), detail));
    }
}
