package org.broadsheet.platform.problem;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells, from whatever exception a database call ended in, what the client should do next. Sorted by SQLSTATE
 * (PostgreSQL documentation, appendix A).
 */
final class DatabaseTrouble {
    private static final int RETRY_AFTER_SECONDS = 2;

    private DatabaseTrouble() {}

    static Optional<ProblemException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(refusal(sql));
            }
        }
        return Optional.empty();
    }

    private static ProblemException refusal(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("53100") || state.equals("58030")) {
            return new ProblemException(
                            ErrorCode.INSUFFICIENT_STORAGE, "The database has no room left. Nothing was changed.")
                    .header("Retry-After", "60");
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return new ProblemException(
                    ErrorCode.CONFLICT, "Another change came in between. Read it again and repeat your request.");
        }
        if (state.equals("23505") || state.equals("23503")) {
            return new ProblemException(
                    ErrorCode.CONFLICT,
                    "Another change to the same or a related record came in between. Repeat your request.");
        }
        if (isOutage(state)) {
            return new ProblemException(
                            ErrorCode.UNAVAILABLE, "The database does not answer right now. Try again shortly.")
                    .header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        }
        return new ProblemException(ErrorCode.INTERNAL_ERROR, "The server failed. The operator's log has the details.");
    }

    /** Connection trouble, shutdown, too many connections, cancelled by time-out, lock not to be had, pool exhausted. */
    private static boolean isOutage(String state) {
        return state.isEmpty()
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.startsWith("58")
                || state.equals("55P03")
                || state.equals("25006");
    }
}
