package org.broadsheet.http.json;

import org.broadsheet.http.problem.FieldErrors;

/** Finds in an input that is refused anyway what only the database can tell, so that all faults are told at once. */
public interface StoredDataValidation {

    /** The type of the inputs. */
    Class<?> type();

    /** @param input as far as it could be read: anything in it may be null */
    void addErrors(Record input, FieldErrors faults);
}
