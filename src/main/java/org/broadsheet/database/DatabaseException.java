package org.broadsheet.database;

import java.sql.SQLException;

/** A statement failed. What the client is told depends on the SQLSTATE of the cause. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
