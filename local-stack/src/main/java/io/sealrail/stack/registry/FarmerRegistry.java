package io.sealrail.stack.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.sealrail.stack.infra.Databases;

/**
 * A registry of farmers {@code F-1001} to {@code F-1036}: the table {@code farmers} in a database of its own, the same in every
 * stack. Two farmers share a household; {@code F-1012}, {@code F-1024} and {@code F-1036} are no longer active.
 *
 * @param password of {@link #READER}, hexadecimal
 */
public record FarmerRegistry(Databases databases, String password) {

    public static final String DATABASE = "farmers";
    /** May read the table, and nothing else. */
    public static final String READER = "farmers_reader";

    /** Makes what is not there yet. */
    public void create() throws SQLException {
        databases.create(DATABASE);
        try (Connection connection = databases.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(script());
            statement.execute("alter role " + READER + " password '" + password + "'");
        }
    }

    private static String script() {
        try (InputStream script = FarmerRegistry.class.getResourceAsStream("farmers.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "FarmerRegistry[" + databases.address() + "]";
    }
}
