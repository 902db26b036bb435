package org.broadsheet.database;

import java.sql.SQLException;

/** A statement failed. The SQLSTATE of the cause determines the error response. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
