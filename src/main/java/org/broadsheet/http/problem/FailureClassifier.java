package org.broadsheet.http.problem;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * Maps unexpected exceptions to problems that say what the client should do next. Distinguishes database exceptions by
 * SQLSTATE (PostgreSQL documentation, appendix A).
 */
public final class FailureClassifier {
    private static final int RETRY_AFTER_SECONDS = 2;

    /** serialization_failure, deadlock_detected */
    private static final Set<String> CONFLICT_STATES = Set.of("40001", "40P01");

    /** query_canceled, lock_not_available */
    private static final Set<String> TIMEOUT_STATES = Set.of("57014", "55P03");

    private FailureClassifier() {}

    static ProblemException classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return problem(sql);
            }
            if (cause instanceof RejectedExecutionException) {
                return unavailable("The server is overloaded. Try again shortly.");
            }
        }
        return new ProblemException(ErrorCode.INTERNAL_ERROR, "The server failed. The operator's log has the details.");
    }

    /** Returns the first line of the innermost message, without the driver's hints and bound values. */
    public static String firstLine(Throwable failure) {
        String message = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            message = cause.getMessage() == null ? message : cause.getMessage();
        }
        return message.lines().findFirst().orElse("");
    }

    /** Whether the failure means that the database is unavailable or overloaded. */
    public static boolean isOutage(Throwable failure) {
        return !(failure instanceof ProblemException) && classify(failure).code() == ErrorCode.UNAVAILABLE;
    }

    /** Whether a retry may succeed: the database is unavailable or busy, or rolled back because of a concurrent transaction. */
    public static boolean isTransient(Throwable failure) {
        return isOutage(failure) || isRolledBackForAnother(failure);
    }

    /** Whether a statement was cancelled because it took too long, or waited too long for a lock or for its answer. */
    public static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException
                    || cause instanceof SQLException sql
                            && TIMEOUT_STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether PostgreSQL rolled back because of a serialization failure or a deadlock. */
    public static boolean isRolledBackForAnother(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return CONFLICT_STATES.contains(String.valueOf(sql.getSQLState()));
            }
        }
        return false;
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(ErrorCode.UNAVAILABLE, detail)
                .header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }

    private static ProblemException problem(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("53100") || state.equals("58030")) {
            return new ProblemException(
                            ErrorCode.INSUFFICIENT_STORAGE, "The database has no room left. Nothing was changed.")
                    .header("Retry-After", "60");
        }
        if (CONFLICT_STATES.contains(state)) {
            return new ProblemException(
                    ErrorCode.CONFLICT, "Another change came in between. Read it again and repeat your request.");
        }
        if (state.equals("23505") || state.equals("23503")) {
            return new ProblemException(
                    ErrorCode.CONFLICT,
                    "Another change to the same or a related record came in between. Repeat your request.");
        }
        if (isOutage(state)) {
            return unavailable("The database does not answer right now. Try again shortly.");
        }
        return new ProblemException(ErrorCode.INTERNAL_ERROR, "The server failed. The operator's log has the details.");
    }

    /**
     * Connection failure, shutdown, too many connections, cancellation by timeout, lock not available, pool exhausted,
     * read-only server; 99999 is the driver's state when it is interrupted while connecting.
     */
    private static boolean isOutage(String state) {
        return state.isEmpty()
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.startsWith("58")
                || state.equals("55P03")
                || state.equals("99999")
                || state.equals("25006");
    }
}
