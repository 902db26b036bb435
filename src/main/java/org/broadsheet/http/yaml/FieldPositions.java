package org.broadsheet.http.yaml;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/** The line and column of each field of a request body, so that errors can name them beside the JSON pointer. */
public final class FieldPositions {
    /** The key of the positions in the routing context. */
    public static final String KEY = FieldPositions.class.getName();

    private record Position(int line, int column) {}

    private final Map<String, Position> byPointer = new HashMap<>();

    public FieldPositions() {
        put("", 1, 1);
    }

    /** @param line from 1, as is the column */
    public void put(String pointer, int line, int column) {
        byPointer.put(pointer, new Position(line, column));
    }

    /**
     * Adds line and column to the errors of a problem and sorts them by line. A missing field gets the position of its
     * parent.
     */
    public ProblemException located(ProblemException problem) {
        if (problem.errors().stream().noneMatch(error -> error.pointer() != null && error.line() == null)) {
            return problem;
        }
        List<FieldError> errors = problem.errors().stream()
                .map(this::located)
                .sorted(Comparator.comparing(error -> error.line() == null ? 0 : error.line()))
                .toList();
        String detail = errors.size() == 1 ? errors.get(0).message() : problem.getMessage();
        return problem.with(detail, errors);
    }

    private FieldError located(FieldError error) {
        if (error.pointer() == null) {
            return error;
        }
        String pointer = error.pointer();
        while (!byPointer.containsKey(pointer)) {
            pointer = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        }
        Position position = byPointer.get(pointer);
        return error.atPosition(position.line(), position.column());
    }
}
