package org.broadsheet.http.problem;

import java.sql.SQLException;
import java.util.Locale;

/** Kinds of unexpected failures, for operators. */
enum FailureKind {
    /** A page, an index or a file of the database is damaged. */
    DAMAGED_DATABASE,
    /** The disk of the database is full. */
    FULL_DATABASE,
    /** The database does not answer. */
    UNAVAILABLE_DATABASE,
    /** The server has more requests than threads. */
    OVERLOAD,
    /** A statement was cancelled because it took too long. */
    TIMEOUT,
    /** Another transaction came in between. */
    CONFLICT,
    /** The database refused a statement for another reason. */
    DATABASE,
    /** A mistake of the server. */
    SERVER;

    static FailureKind of(Throwable failure) {
        if (FailureClassifier.isTimeout(failure)) {
            return TIMEOUT;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql.getSQLState() == null ? "" : sql.getSQLState(), failure);
            }
        }
        return FailureClassifier.isOutage(failure) ? OVERLOAD : SERVER;
    }

    /** @param state as in appendix A of the PostgreSQL documentation */
    private static FailureKind of(String state, Throwable failure) {
        if (state.startsWith("XX") || state.equals("58P01") || state.equals("58030")) {
            return DAMAGED_DATABASE;
        }
        if (state.equals("53100")) {
            return FULL_DATABASE;
        }
        if (FailureClassifier.isRolledBackForAnother(failure) || state.startsWith("23")) {
            return CONFLICT;
        }
        return FailureClassifier.isOutage(failure) ? UNAVAILABLE_DATABASE : DATABASE;
    }

    /** Whether a repetition will fail too until an operator has done something. */
    boolean keepsFailing() {
        return this == DAMAGED_DATABASE || this == FULL_DATABASE || this == DATABASE;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
