package io.sealrail.system.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads one service's database row by row, in one transaction, so that its tables belong together. */
final class Database implements AutoCloseable {

    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final Texts texts;

    Database(String jdbcUrl, Texts texts) throws SQLException {
        this.connection = DriverManager.getConnection(jdbcUrl);
        this.texts = texts;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** Makes one row of a result. */
    interface Mapping<T> {

        T of(Row row) throws SQLException;
    }

    <T> List<T> rows(String sql, Mapping<T> mapping) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery(sql)) {
                Row row = new Row(results, texts);
                while (results.next()) {
                    rows.add(mapping.of(row));
                }
            }
            return rows;
        }
    }

    long number(String sql) throws SQLException {
        return rows(sql, row -> row.number(1)).get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The current row; columns count from 1. */
    record Row(ResultSet results, Texts texts) {

        String text(int column) throws SQLException {
            return texts.one(results.getString(column));
        }

        long number(int column) throws SQLException {
            return results.getLong(column);
        }

        boolean flag(int column) throws SQLException {
            return results.getBoolean(column);
        }

        /** Lower-case hex without {@code 0x}. */
        String hex(int column) throws SQLException {
            byte[] bytes = results.getBytes(column);
            return bytes == null ? null : texts.one(HexFormat.of().formatHex(bytes));
        }

        Instant time(int column) throws SQLException {
            OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        List<String> texts(int column) throws SQLException {
            return List.of((String[]) results.getArray(column).getArray());
        }
    }
}
