package io.sealrail.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Waits until what was accepted is where it belongs. */
final class Settled {

    private Settled() {}

    /** Every hash is ONCHAIN for the partner who polls it. */
    static void onchain(PartnerClient client, Map<String, String> hashByEmail, Duration atMost) {
        Map<String, String> waiting = new ConcurrentHashMap<>(hashByEmail);
        await().atMost(atMost).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            hashByEmail.entrySet().parallelStream()
                    .filter(entry -> waiting.containsKey(entry.getKey()))
                    .filter(entry -> isOnchain(client, entry.getKey(), entry.getValue()))
                    .forEach(entry -> waiting.remove(entry.getKey()));
            assertEquals(Map.of(), waiting);
        });
    }

    /** Nothing that issuance-api accepted is still waiting for the chain. */
    static void everything(Demo demo) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertEquals(
                        0, count(demo, "issuance-api", "select count(*) from credentials where onchain_at is null")));
    }

    /** A number out of a service's database. */
    static long count(Demo demo, String service, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(demo.jdbcUrl(service));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean isOnchain(PartnerClient client, String email, String hash) {
        Http.Answer answer = client.status(email, hash);
        return answer.status() == 200 && "ONCHAIN".equals(answer.text("vcStatus"));
    }
}
