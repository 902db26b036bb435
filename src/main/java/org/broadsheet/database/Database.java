package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs SQL statements by JDBC and reads their rows into records. Within a transaction, it uses the connection of the
 * transaction. Methods throw {@link DatabaseException}.
 */
@Singleton
public class Database {
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    public <T> List<T> list(Sql sql, RowReader<T> reader) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(new Row(rows)));
            }
            return list;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    public <T> Optional<T> first(Sql sql, RowReader<T> reader) {
        List<T> rows = list(sql, reader);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** For statements that always return a row, such as counts. */
    public <T> T one(Sql sql, RowReader<T> reader) {
        return first(sql, reader).orElseThrow();
    }

    public boolean exists(Sql sql) {
        return first(sql, row -> true).isPresent();
    }

    public <K, V> Map<K, V> map(Sql sql, RowReader<K> key, RowReader<V> value) {
        Map<K, V> map = new HashMap<>();
        list(sql, row -> map.put(key.read(row), value.read(row)));
        return map;
    }

    /**
     * Waits for a PostgreSQL advisory lock, which excludes other transactions on all nodes until the transaction ends.
     *
     * @param name the name of the lock, such as {@code "slug harbour"}
     */
    public void lock(String name) {
        first(Sql.of("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", name), row -> true);
    }

    /** Takes an advisory lock as {@link #lock} does, but returns false at once if another transaction holds it. */
    public boolean tryLock(String name) {
        return one(
                Sql.of("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked", name),
                row -> row.flag("locked"));
    }

    /** @return the number of rows changed */
    public int update(Sql sql) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        int index = 1;
        for (Object value : sql.parameters()) {
            bind(connection, statement, index++, value);
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof Instant time) {
            statement.setObject(index, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
        } else if (value instanceof Collection<?> list) {
            statement.setArray(index, array(connection, list));
        } else {
            statement.setObject(index, value);
        }
    }

    private static java.sql.Array array(Connection connection, Collection<?> list) throws SQLException {
        Object first = list.isEmpty() ? 0L : list.iterator().next();
        // the driver sends typed arrays in binary format, but not Object[]
        if (first instanceof Long) {
            return connection.createArrayOf("int8", list.toArray(Long[]::new));
        }
        if (first instanceof Integer) {
            return connection.createArrayOf("int4", list.toArray(Integer[]::new));
        }
        if (first instanceof Float) {
            return connection.createArrayOf("float4", list.toArray(Float[]::new));
        }
        return connection.createArrayOf("text", list.toArray());
    }
}
