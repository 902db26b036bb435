package org.broadsheet.http.yaml;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/** Where in a file each field stands: people look for a line, not for a JSON pointer. */
public final class FieldPositions {
    /** Under this name a request keeps the positions of the file it brought. */
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
     * The same refusal in the order of the file, with line and column of the fields it names; of one that is missing,
     * those of what it belongs to.
     */
    public ProblemException located(ProblemException refusal) {
        if (refusal.errors().stream().noneMatch(error -> error.pointer() != null && error.line() == null)) {
            return refusal;
        }
        List<FieldError> errors = refusal.errors().stream()
                .map(this::located)
                .sorted(Comparator.comparing(error -> error.line() == null ? 0 : error.line()))
                .toList();
        String detail = errors.size() == 1 ? errors.get(0).message() : refusal.getMessage();
        return refusal.with(detail, errors);
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
