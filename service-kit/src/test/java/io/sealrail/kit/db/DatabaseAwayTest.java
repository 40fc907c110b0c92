package io.sealrail.kit.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.sample.TopicReader;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@OnStack
class DatabaseAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int POOL = 20;

    @Inject
    Pool pool;

    @ConfigProperty(name = "SEALRAIL_DB_URL")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @AfterEach
    void backAgain() throws SQLException {
        allowConnections(true);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> save("back").statusCode(200));
    }

    @Test
    void saysWhenToComeBackWhileTheDatabaseIsAwayAndGoesOnAfterwards() throws SQLException {
        save("before").statusCode(200);
        allowConnections(false);
        for (int i = 0; i < 30; i++) {
            assertUnavailable(save("lost"));
        }
        allowConnections(true);
        String name = "after-" + UUID.randomUUID();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> save(name).statusCode(200));
        try (TopicReader reader = new TopicReader(bootstrap, prefix + Topics.PROGRAM_PUBLISHED)) {
            assertEquals(
                    name,
                    reader.await(1, record -> record.key().equals(name)).get(0).key());
        }
    }

    @Test
    void saysWhenToComeBackWhenNoConnectionIsFree() {
        List<SqlConnection> taken = new ArrayList<>();
        try {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                taken.addAll(everyFreeConnection());
                assertUnavailable(save("crowded"));
            });
        } finally {
            taken.forEach(SqlConnection::closeAndForget);
        }
    }

    /** What the pool gives; the outbox relay and the leases hold a connection now and then, and their turn comes to an end. */
    private List<SqlConnection> everyFreeConnection() {
        List<Uni<SqlConnection>> asked = Stream.generate(
                        () -> pool.getConnection().onFailure().recoverWithNull())
                .limit(POOL)
                .toList();
        return Uni.join().all(asked).andCollectFailures().await().atMost(PATIENCE).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static void assertUnavailable(ValidatableResponse response) {
        response.statusCode(503)
                .header("retry-after", "1")
                .body("error", equalTo(503))
                .body("code", equalTo("UNAVAILABLE"));
    }

    private static ValidatableResponse save(String name) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"" + name + "\"}")
                .post("/v1/samples")
                .then();
    }

    private void allowConnections(boolean allowed) throws SQLException {
        String database = url.substring(url.lastIndexOf('/') + 1);
        String administration = "jdbc:" + url.substring(0, url.lastIndexOf('/')) + "/postgres";
        try (Connection connection = DriverManager.getConnection(administration, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("alter database \"" + database + "\" allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
            }
        }
    }
}
