package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears what is said on a channel of the database (PostgreSQL's {@code LISTEN} and {@code NOTIFY}). */
@Singleton
public class NotificationListener {
    /** What becomes of listening; all of it is told on the listening thread. */
    public interface Subscriber {
        /** From now on everything said is heard; what was said before is not known. */
        void subscribed();

        /** @param messages as they were said, the node's own among them */
        void received(List<String> messages);

        /** @param asked the {@link System#nanoTime()} until which everything said has been heard */
        void confirmed(long queriedAtNanos);
    }

    private final AgroalDataSource source;

    NotificationListener(AgroalDataSource source) {
        this.source = source;
    }

    /**
     * Listens on a connection of its own until told to stop.
     *
     * @param beatMillis how often to ask PostgreSQL whether it is still there
     * @throws DatabaseException when the connection breaks or hangs
     */
    public void listen(String channel, int heartbeatMillis, BooleanSupplier stop, Subscriber subscriber) {
        String listen = "LISTEN " + channel;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(listen);
            subscriber.subscribed();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!stop.getAsBoolean()) {
                long queriedAtNanos = System.nanoTime();
                statement.execute(listen); // said again it changes nothing, and PostgreSQL answers
                subscriber.received(messages(postgres.getNotifications()));
                subscriber.confirmed(queriedAtNanos);
                subscriber.received(messages(postgres.getNotifications(heartbeatMillis)));
            }
            statement.execute("UNLISTEN *");
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static List<String> messages(PGNotification[] notifications) {
        return notifications == null
                ? List.of()
                : Arrays.stream(notifications).map(PGNotification::getParameter).toList();
    }
}
