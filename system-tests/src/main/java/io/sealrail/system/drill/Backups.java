package io.sealrail.system.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sealrail.system.client.Demo;
import io.sealrail.system.stack.RunningStack;

/** A copy of each service's database, one after the other as real backups are, and the way back to it. */
public final class Backups {

    static final List<String> SERVICES =
            List.of("issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");
    private static final String COPY = "_backup";

    private final RunningStack stack;
    private final Demo demo;

    public Backups(RunningStack stack) {
        this.stack = stack;
        this.demo = stack.demo();
    }

    /** Copies every database as it is now. A copy is made without connections, so the services lose theirs for a moment. */
    public void take() {
        for (String service : SERVICES) {
            String database = database(service);
            shutOut(database);
            run(
                    "drop database if exists \"" + database + COPY + "\"",
                    "create database \"" + database + COPY + "\" template \"" + database + "\"",
                    letIn(database));
        }
    }

    /**
     * Stops these services, puts their databases back to the copies, and returns when new processes of them are ready. The
     * databases let nobody in before, so that no process that ran before the restore writes after it.
     */
    public void putBack(Collection<String> services) {
        services.forEach(service -> shutOut(database(service)));
        Map<String, Long> before = new TreeMap<>();
        services.stream()
                .flatMap(service -> stack.replicas(service).stream())
                .forEach(part -> before.put(part, stack.pid(part)));
        before.keySet().forEach(stack::kill);
        before.forEach(stack::awaitNext);
        for (String service : services) {
            String database = database(service);
            run(
                    "drop database \"" + database + "\" with (force)",
                    "create database \"" + database + "\" template \"" + database + COPY + "\"");
        }
        before.keySet().forEach(stack::awaitReady);
    }

    private String database(String service) {
        return url(service).replaceAll("^jdbc:postgresql://[^/]+/|[?].*$", "");
    }

    private String url(String service) {
        return demo.jdbcUrl(service);
    }

    private static String letIn(String database) {
        return "alter database \"" + database + "\" with allow_connections true";
    }

    /** Two statements: whoever is sent away must find the door shut, and it is shut when the first is committed. */
    private void shutOut(String database) {
        run(
                "alter database \"" + database + "\" with allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    private void run(String... statements) {
        String maintenance = url(SERVICES.get(0)).replaceFirst("(//[^/]+/)[^?]+", "$1postgres");
        try (Connection connection = DriverManager.getConnection(maintenance);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a database cannot be copied or put back", e);
        }
    }
}
