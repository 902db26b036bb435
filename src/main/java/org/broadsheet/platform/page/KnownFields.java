package org.broadsheet.platform.page;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.platform.json.NearMiss;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;

/** Which fields a JSON record has, so that a selection naming others is refused and not silently empty. */
final class KnownFields {
    private static final Map<Class<?>, Map<String, RecordComponent>> OF_TYPE = new ConcurrentHashMap<>();

    private KnownFields() {}

    /** @throws ProblemException 400 naming the first field of the selection that {@code type} does not have */
    static void check(FieldSelection selection, Class<?> type, String prefix) {
        Map<String, RecordComponent> known = OF_TYPE.computeIfAbsent(type, KnownFields::componentsOf);
        selection.children().forEach((name, below) -> {
            RecordComponent component = known.get(name);
            if (component == null) {
                throw unknown(prefix + name, known);
            }
            Class<?> inner = recordIn(component.getGenericType());
            if (!below.children().isEmpty() && inner != null) {
                check(below, inner, prefix + name + ".");
            } else if (!below.children().isEmpty()) {
                throw refusal("`" + prefix + name + "` has no fields of its own");
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

    private static ProblemException unknown(String path, Map<String, RecordComponent> known) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return refusal("`" + path + "` is not a field here"
                + NearMiss.of(name, known.keySet())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; known are "
                                + known.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }

    private static ProblemException refusal(String detail) {
        return new ProblemException(
                ErrorCode.INVALID_PARAMETER, "fields: " + detail, List.of(Fault.inParameter("fields", detail)));
    }
}
