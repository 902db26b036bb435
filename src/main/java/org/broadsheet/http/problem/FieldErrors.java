package org.broadsheet.http.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects the errors of a request body, so that one response lists all of them. */
public final class FieldErrors {
    /** Bounds the size of the response. */
    public static final int MAX_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Adds an error unless there is one with the same pointer, because later ones follow from the first. */
    public FieldErrors add(String pointer, String detail) {
        if (!isFull() && errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
            errors.add(FieldError.at(pointer, detail));
        }
        return this;
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /** Returns the message of the only error, or the number of errors. */
    public String detail() {
        return errors.size() == 1
                ? errors.get(0).message()
                : (isFull() ? "At least " : "") + errors.size() + " fields need attention.";
    }

    /** Whether there are as many errors as one response lists. More are not collected, so looking for them is useless. */
    public boolean isFull() {
        return errors.size() >= MAX_ERRORS;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** @throws ProblemException 422 with all errors, if there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
