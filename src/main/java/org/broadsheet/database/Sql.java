package org.broadsheet.database;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement and its parameters, in the order of the question marks. Its text is made of the constants in the code;
 * what came from outside is always a parameter.
 */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private Sql() {}

    public static Sql of(String text, Object... parameters) {
        return new Sql().then(text, parameters);
    }

    public Sql then(String more, Object... values) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(more);
        parameters.addAll(java.util.Arrays.asList(values));
        return this;
    }

    public Sql thenIf(boolean condition, String more, Object... values) {
        return condition ? then(more, values) : this;
    }

    public Sql then(Sql more) {
        return then(more.text.toString(), more.parameters.toArray());
    }

    String text() {
        return text.toString();
    }

    List<Object> parameters() {
        return parameters;
    }
}
