package org.broadsheet.database.embedded;

/** How to reach a database: what a JDBC driver wants to know. */
public record ConnectionSettings(String url, String username, String password) {

    /** Leaves the password out, so that no log line can give it away. */
    @Override
    public String toString() {
        return "Connection[" + username + " at " + url + "]";
    }
}
