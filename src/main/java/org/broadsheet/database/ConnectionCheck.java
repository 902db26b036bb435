package org.broadsheet.database;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Connects to the configured PostgreSQL once before the start, and waits for one that is starting. */
public final class ConnectionCheck {
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";

    /** Class 28 of SQLSTATE, and PostgreSQL's code for a wrong password. */
    private static final Set<String> REFUSED = Set.of("28000", "28P01");

    private static final String UNKNOWN_DATABASE = "3D000";
    private static final String STARTING = "57P03";

    private ConnectionCheck() {}

    /**
     * @param username may be null
     * @param password may be null
     * @return a sentence that names the variable and the remedy; empty if the connection succeeded
     */
    public static Optional<String> mistake(String url, String username, String password) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        Stream.ofNullable(username).forEach(user -> properties.setProperty("user", user));
        Stream.ofNullable(password).forEach(secret -> properties.setProperty("password", secret));
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = DriverManager.getConnection(url, properties)) {
                return connection.isValid(0)
                        ? Optional.empty()
                        : Optional.of(message(url, username, new SQLException()));
            } catch (SQLException failure) {
                if (!isStarting(failure) || System.nanoTime() > deadline) {
                    return Optional.of(message(url, username, failure));
                }
                if (attempt == 1) {
                    System.err.println("Waiting for the database at " + withoutParameters(url) + ".");
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static boolean isStarting(SQLException failure) {
        return STARTING.equals(failure.getSQLState()) || hasCause(failure, ConnectException.class);
    }

    private static String message(String url, String username, SQLException failure) {
        String address = withoutParameters(url);
        if (REFUSED.contains(failure.getSQLState())) {
            return "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD: the database at " + address
                    + " refuses the user " + (username == null ? "without a name" : "`" + username + "`")
                    + "; set the name and password of a user of this database.";
        }
        if (UNKNOWN_DATABASE.equals(failure.getSQLState())) {
            return URL + " is `" + address + "`, but the server has no database with this name; create it.";
        }
        if (hasCause(failure, UnknownHostException.class)) {
            return URL + " is `" + address + "`, but there is no host with this name; correct it.";
        }
        return URL + " is `" + address + "`, but no PostgreSQL can be reached there; start it or correct the address.";
    }

    /** Parameters of the address, and what precedes the host, may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
