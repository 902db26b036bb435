package org.broadsheet.http.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/** Checks that the fields of a selection exist in a JSON record. */
final class SelectableFields {
    private static final Map<Class<?>, Map<String, RecordComponent>> OF_TYPE = new ConcurrentHashMap<>();

    private SelectableFields() {}

    /** @throws ProblemException 400 with an error for each selected field that {@code type} lacks */
    static void check(FieldSelection selection, Class<?> type) {
        List<FieldError> errors = new ArrayList<>();
        addErrors(selection, type, "", errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER, errors.get(0).message(), errors);
        }
    }

    private static void addErrors(FieldSelection selection, Class<?> type, String prefix, List<FieldError> errors) {
        Map<String, RecordComponent> known = OF_TYPE.computeIfAbsent(type, SelectableFields::componentsOf);
        selection.children().forEach((name, nested) -> {
            RecordComponent component = known.get(name);
            if (component == null) {
                errors.add(unknown(prefix + name, known));
                return;
            }
            Class<?> inner = recordIn(component.getGenericType());
            if (!nested.children().isEmpty() && inner != null) {
                addErrors(nested, inner, prefix + name + ".", errors);
            } else if (!nested.children().isEmpty()) {
                errors.add(error("`" + prefix + name + "` has no fields of its own"));
            }
        });
    }

    private static Map<String, RecordComponent> componentsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
    }

    private static Class<?> recordIn(Type type) {
        if (type instanceof ParameterizedType list) {
            return recordIn(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain && plain.isRecord() && plain.getRecordComponents().length > 1
                ? plain
                : null;
    }

    private static FieldError unknown(String path, Map<String, RecordComponent> known) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return error("`" + path + "` is not a field here"
                + ClosestMatch.of(name, known.keySet())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; known are "
                                + known.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }

    private static FieldError error(String detail) {
        return FieldError.inParameter("fields", detail);
    }
}
