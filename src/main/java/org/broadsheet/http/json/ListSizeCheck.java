package org.broadsheet.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.http.problem.FieldErrors;

/**
 * Compares the lengths of lists and maps with the {@link Size} constraints of the input type, before their elements are
 * read. Otherwise a list of a hundred thousand wrong elements would be validated element by element.
 */
final class ListSizeCheck {
    /** @param size null if the length is not limited */
    private record Component(Type type, Size size) {}

    private static final ClassValue<Map<String, Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Component> computeValue(Class<?> type) {
            Map<String, Component> components = new LinkedHashMap<>();
            Arrays.stream(type.getRecordComponents())
                    .forEach(
                            each -> components.put(each.getName(), new Component(each.getGenericType(), sizeOf(each))));
            return components;
        }
    };

    private ListSizeCheck() {}

    /**
     * Adds an error for each list that is too long, and empties the list in the tree.
     *
     * @param type an input record, or the type of one of its components
     * @return the number of values that remain
     */
    static int addErrors(JsonNode tree, Type type, TreePosition position, FieldErrors errors) {
        int values = 1;
        if (type instanceof ParameterizedType container && tree.isContainerNode()) {
            Type[] arguments = container.getActualTypeArguments();
            Type element = arguments[arguments.length - 1];
            if (tree.isArray()) {
                for (int i = 0; i < tree.size(); i++) {
                    values += addErrors(tree.get(i), element, position.element(i), errors);
                }
            } else {
                for (Map.Entry<String, JsonNode> field : tree.properties()) {
                    values += addErrors(field.getValue(), element, position.field(field.getKey()), errors);
                }
            }
        } else if (type instanceof Class<?> plain && plain.isRecord() && tree.isObject()) {
            for (Map.Entry<String, Component> each : COMPONENTS.get(plain).entrySet()) {
                JsonNode value = tree.get(each.getKey());
                if (value != null) {
                    TreePosition field = position.field(each.getKey());
                    emptyIfTooLong(value, each.getValue().size(), field, errors);
                    values += addErrors(value, each.getValue().type(), field, errors);
                }
            }
        }
        return values;
    }

    private static void emptyIfTooLong(JsonNode value, Size size, TreePosition position, FieldErrors errors) {
        if (size != null && value instanceof ContainerNode<?> list && list.size() > size.max()) {
            errors.add(position.pointer(), size.message());
            list.removeAll();
        }
    }

    private static Size sizeOf(RecordComponent component) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(Size.class);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
