package org.broadsheet.database.embedded;

/** The embedded PostgreSQL cannot serve. The message is a sentence for the operator: what is wrong, and what to do. */
public class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
