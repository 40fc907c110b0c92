package io.sealrail.system.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.sealrail.stack.process.Await;
import io.sealrail.system.client.Demo;

/** What the drill reads from the databases itself. */
final class Databases {

    private static final String WAITING = "select '' as name, count(*) as number from outbox where relayed_at is null";
    private static final String VERSIONS = "select list_id as name, version as number from status_lists";

    private final Demo demo;

    Databases(Demo demo) {
        this.demo = demo;
    }

    /** Waits until Kafka has every event: what it has not is lost with the database. */
    void awaitPublished(Duration patience) {
        for (String service : Backups.SERVICES) {
            if (!Await.until(patience, () -> numbers(service, WAITING).get("") == 0)) {
                throw new IllegalStateException(service + " has events that are not published");
            }
        }
    }

    /** The version of each status list. */
    Map<String, Long> listVersions() {
        return numbers("status-list-service", VERSIONS);
    }

    private Map<String, Long> numbers(String service, String sql) {
        try (Connection connection = DriverManager.getConnection(demo.jdbcUrl(service));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, Long> numbers = new TreeMap<>();
            while (rows.next()) {
                numbers.put(rows.getString("name"), rows.getLong("number"));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException("a database cannot be read", e);
        }
    }
}
