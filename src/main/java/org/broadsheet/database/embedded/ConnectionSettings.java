package org.broadsheet.database.embedded;

/** URL, user name and password for a JDBC connection. */
public record ConnectionSettings(String url, String username, String password) {

    /** Omits the password, so that it is never logged. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + username + " at " + url + "]";
    }
}
