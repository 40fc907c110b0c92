package io.sealrail.system.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sealrail.system.client.Demo;

/** How much waits at each stage of the pipeline, asked of the databases themselves. */
record Backlog(Demo demo) {

    private static final int SECONDS = 2;

    private static final List<Stage> STAGES = List.of(
            new Stage("1 accepted, not said", "issuance-api", "select count(*) from outbox where relayed_at is null"),
            new Stage("2 said, in no batch", "onchain-worker", "select count(*) from leaves where batch_id is null"),
            new Stage(
                    "3 in batches under way",
                    "onchain-worker",
                    "select coalesce(sum(leaf_count), 0) from batches where state in ('SEALED', 'SENT', 'FAILED')"),
            new Stage(
                    "4 not seen on chain", "issuance-api", "select count(*) from credentials where onchain_at is null"),
            new Stage(
                    "5 statuses not said",
                    "revocation-service",
                    "select count(*) from outbox where relayed_at is null"));

    private record Stage(String name, String service, String query) {}

    /** Without the stages whose database does not answer. */
    Map<String, Long> now() {
        Map<String, Long> waiting = new TreeMap<>();
        for (Stage stage : STAGES) {
            try (Connection connection = DriverManager.getConnection(
                            demo.jdbcUrl(stage.service()) + "&loginTimeout=" + SECONDS + "&socketTimeout=" + SECONDS);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(stage.query())) {
                rows.next();
                waiting.put(stage.name(), rows.getLong(1));
            } catch (SQLException away) {
                // a gap in the chart says so
            }
        }
        return waiting;
    }
}
