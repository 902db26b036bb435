package org.broadsheet.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The current row of a result, by column name. SQL's null stays null where the type has one. */
public record Row(ResultSet rows) {
    public String text(String column) throws SQLException {
        return rows.getString(column);
    }

    /** A text's, in UTF-8. */
    public byte[] bytes(String column) throws SQLException {
        return rows.getBytes(column);
    }

    public int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public Integer integerOrNull(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    public Long numberOrNull(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    public double real(String column) throws SQLException {
        return rows.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    public UUID uuid(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    public Instant time(String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public List<String> texts(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public List<Integer> integers(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((Integer[]) array.getArray());
    }

    public List<Long> numbers(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    public long[] longs(String column) throws SQLException {
        return numbers(column).stream().mapToLong(Long::longValue).toArray();
    }

    public int[] ints(String column) throws SQLException {
        return integers(column).stream().mapToInt(Integer::intValue).toArray();
    }

    public float[] floats(String column) throws SQLException {
        Array array = rows.getArray(column);
        Float[] boxed = array == null ? new Float[0] : (Float[]) array.getArray();
        float[] values = new float[boxed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }
}
