package org.broadsheet.database.embedded;

/** The embedded PostgreSQL cannot run. The message tells the operator the cause and what to do. */
public class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
