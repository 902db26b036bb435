package org.broadsheet.articles.writing;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Copies records by reflection, so that a new component needs no change where a record is copied. */
final class RecordCopy {
    private RecordCopy() {}

    /**
     * Copies a record through its canonical constructor.
     *
     * @param replacements the new values of some components, by name
     * @throws IllegalArgumentException when the record has no component of that name
     */
    @SuppressWarnings("unchecked")
    static <R extends Record> R with(R original, Map<String, ?> replacements) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Set<String> unknown = new HashSet<>(replacements.keySet());
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = unknown.remove(components[i].getName())
                        ? replacements.get(components[i].getName())
                        : components[i].getAccessor().invoke(original);
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(original.getClass() + " has no components " + unknown);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) original.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
