package org.broadsheet.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares two JSON objects field by field, including nested objects. A list is compared as a whole. */
public final class JsonDiff {
    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private JsonDiff() {}

    /** Returns the changes in the order of the fields. Null and absent are equal. */
    public static List<FieldChange> between(ObjectNode before, ObjectNode after) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    /** Returns the changes without fields that {@code sent} omits or sets to null; texts of several lines are never left out. */
    public static List<FieldChange> ofSentFields(ObjectNode before, ObjectNode sent) {
        return between(before, sent).stream()
                .filter(change -> change.diff() != null || !change.after().isNull())
                .toList();
    }

    /** Returns all fields of a new object as changes. */
    public static List<FieldChange> ofCreated(ObjectNode created) {
        return between(EMPTY, created);
    }

    private static void compare(String pointer, ObjectNode before, ObjectNode after, List<FieldChange> changes) {
        Set<String> names = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(
                    pointer + "/" + StrictJsonReader.escapePointer(name),
                    field(before, name),
                    field(after, name),
                    changes);
        }
    }

    private static JsonNode field(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        return value == null ? NullNode.instance : value;
    }

    private static void compare(String pointer, JsonNode before, JsonNode after, List<FieldChange> changes) {
        if (before.isObject() && after.isObject()) {
            compare(pointer, (ObjectNode) before, (ObjectNode) after, changes);
        } else if (isMultiline(before) || isMultiline(after)) {
            if (!before.equals(after)) {
                changes.add(new FieldChange(
                        pointer, null, null, LineDiff.of(pointer, before.asText(""), after.asText(""))));
            }
        } else if (!before.equals(after)) {
            changes.add(new FieldChange(pointer, before, after, null));
        }
    }

    private static boolean isMultiline(JsonNode value) {
        return value.isTextual() && value.textValue().indexOf('\n') >= 0;
    }
}
