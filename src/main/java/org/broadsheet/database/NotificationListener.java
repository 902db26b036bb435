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

/** Receives notifications on a channel of the database (PostgreSQL's {@code LISTEN} and {@code NOTIFY}). */
@Singleton
public class NotificationListener {
    /** Callbacks of {@link #listen}, called on its thread. */
    public interface Subscriber {
        /** The subscription is active. Earlier notifications are not delivered. */
        void subscribed();

        /** @param messages the payloads, including those that this node sent */
        void received(List<String> messages);

        /** @param queriedAtNanos the {@link System#nanoTime()} up to which all notifications have been delivered */
        void confirmed(long queriedAtNanos);
    }

    private final AgroalDataSource source;

    NotificationListener(AgroalDataSource source) {
        this.source = source;
    }

    /**
     * Listens on a separate connection until {@code stop} returns true.
     *
     * @param heartbeatMillis the interval between queries that check the connection
     * @throws DatabaseException if the connection breaks or times out
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
                statement.execute(listen); // a round trip; repeating LISTEN has no other effect
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
