package org.broadsheet.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.http.problem.FieldErrors;

/** Reports fields that the input type lacks, each with a suggestion or the list of known fields. */
final class UnknownFieldErrors {
    /** Names of these fields in other systems. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("date", "publishedAt"),
            Map.entry("pubDate", "publishedAt"),
            Map.entry("headline", "title"),
            Map.entry("lang", "language"),
            Map.entry("locale", "language"),
            Map.entry("description", "summary"),
            Map.entry("excerpt", "summary"),
            Map.entry("standfirst", "summary"),
            Map.entry("section", "category"),
            Map.entry("keywords", "tags"),
            Map.entry("byline", "authors"),
            Map.entry("permalink", "slug"),
            Map.entry("draft", "status"),
            Map.entry("content", "body"),
            Map.entry("text", "body"));

    private UnknownFieldErrors() {}

    /** @param type an input record, or the type of one of its components */
    static void addErrors(JsonNode tree, Type type, TreePosition position, FieldErrors errors) {
        if (errors.isFull()) {
            return;
        }
        if (type instanceof ParameterizedType list && tree.isArray()) {
            for (int i = 0; i < tree.size(); i++) {
                addErrors(tree.get(i), list.getActualTypeArguments()[0], position.element(i), errors);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord() && tree.isObject()) {
            Map<String, Type> known = new TreeMap<>();
            Arrays.stream(plain.getRecordComponents())
                    .forEach(component -> known.put(component.getName(), component.getGenericType()));
            tree.properties().forEach(field -> {
                TreePosition child = position.field(field.getKey());
                if (known.containsKey(field.getKey())) {
                    addErrors(field.getValue(), known.get(field.getKey()), child, errors);
                } else if (!errors.isFull()) {
                    errors.add(child.pointer(), "is not a field here" + suggestion(field.getKey(), known));
                }
            });
        }
    }

    private static String suggestion(String name, Map<String, Type> known) {
        return ClosestMatch.of(name, known.keySet())
                .or(() -> Optional.ofNullable(OTHER_NAMES.get(name)).filter(known::containsKey))
                .map(near -> "; did you mean `" + near + "`?")
                .orElse("; known are " + String.join(", ", known.keySet()));
    }
}
