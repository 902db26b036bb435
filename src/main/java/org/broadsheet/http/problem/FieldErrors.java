package org.broadsheet.http.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a body, so that a client learns all of it at once. */
public final class FieldErrors {
    /** Nobody mends more at once. */
    private static final int MAX_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes a error, unless one is already known at the same place: the first is the most basic. */
    public FieldErrors add(String pointer, String detail) {
        if (errors.size() < MAX_ERRORS
                && errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
            errors.add(FieldError.at(pointer, detail));
        }
        return this;
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /** What there is to say of them in one sentence. */
    public String detail() {
        return errors.size() == 1 ? errors.get(0).message() : errors.size() + " fields need attention.";
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** @throws ProblemException 422 with every error noted so far, if there is any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
