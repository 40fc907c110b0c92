package io.sealrail.stack.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The databases of one PostgreSQL server.
 *
 * @param address {@code host:port}
 */
public record Databases(String address, String user, String password) {

    /** The name of each service's database. */
    public static final Map<String, String> OF_SERVICES = new TreeMap<>(Map.of(
            "issuance-api", "issuance",
            "onchain-worker", "onchain",
            "revocation-service", "revocation",
            "status-list-service", "status_list",
            "verifier-service", "verifier"));

    /** Makes the database unless it is there. */
    public void create(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet there = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!there.next()) {
                statement.execute("create database \"" + name + "\"");
            }
        }
    }

    /** Makes the database, and a role of the same name that owns it, or gives that role this password. */
    public void create(String name, String ownersPassword) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin create role \"" + name
                    + "\" login; exception when duplicate_object then null; end $$");
            statement.execute("alter role \"" + name + "\" password " + statement.enquoteLiteral(ownersPassword));
        }
        create(name);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter database \"" + name + "\" owner to \"" + name + "\"");
        }
    }

    boolean answer() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** A connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, login);
    }
}
