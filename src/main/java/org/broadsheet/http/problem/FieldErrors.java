package org.broadsheet.http.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a body, so that a client learns all of it at once. */
public final class FieldErrors {
    /** Nobody mends more at once. */
    private static final int MOST = 100;

    private final List<FieldError> faults = new ArrayList<>();

    /** Notes a fault, unless one is already known at the same place: the first is the most basic. */
    public FieldErrors add(String pointer, String detail) {
        if (faults.size() < MOST
                && faults.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            faults.add(FieldError.at(pointer, detail));
        }
        return this;
    }

    public List<FieldError> all() {
        return List.copyOf(faults);
    }

    /** What there is to say of them in one sentence. */
    public String detail() {
        return faults.size() == 1 ? faults.get(0).sentence() : faults.size() + " fields need attention.";
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** @throws ProblemException 422 with every fault noted so far, if there is any */
    public void refuse() {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }
}
