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

/** Which fields a JSON record has, so that a selection naming others is refused and not silently empty. */
final class SelectableFields {
    private static final Map<Class<?>, Map<String, RecordComponent>> OF_TYPE = new ConcurrentHashMap<>();

    private SelectableFields() {}

    /** @throws ProblemException 400 naming every field of the selection that {@code type} does not have */
    static void check(FieldSelection selection, Class<?> type) {
        List<FieldError> faults = new ArrayList<>();
        addErrors(selection, type, "", faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER, faults.get(0).message(), faults);
        }
    }

    private static void addErrors(FieldSelection selection, Class<?> type, String prefix, List<FieldError> faults) {
        Map<String, RecordComponent> known = OF_TYPE.computeIfAbsent(type, SelectableFields::componentsOf);
        selection.children().forEach((name, below) -> {
            RecordComponent component = known.get(name);
            if (component == null) {
                faults.add(unknown(prefix + name, known));
                return;
            }
            Class<?> inner = recordIn(component.getGenericType());
            if (!below.children().isEmpty() && inner != null) {
                addErrors(below, inner, prefix + name + ".", faults);
            } else if (!below.children().isEmpty()) {
                faults.add(error("`" + prefix + name + "` has no fields of its own"));
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
