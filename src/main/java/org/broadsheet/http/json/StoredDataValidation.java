package org.broadsheet.http.json;

import org.broadsheet.http.problem.FieldErrors;

/**
 * Validates an input against the database. Runs only for inputs that already have errors, so that the response lists all
 * errors together.
 */
public interface StoredDataValidation {

    Class<?> type();

    /** @param input any component may be null, because fields with errors are not read */
    void addErrors(Record input, FieldErrors errors);
}
