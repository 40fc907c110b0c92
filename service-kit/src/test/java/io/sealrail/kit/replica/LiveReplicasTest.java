package io.sealrail.kit.replica;

import java.time.Duration;

import jakarta.inject.Inject;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class LiveReplicasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    Flyway flyway;

    @Inject
    LiveReplicas replicas;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void countsTheProcessesThatSayTheyAreAlive() {
        LiveReplicas other = new LiveReplicas(pool, vertx);
        other.onStart(null);
        Awaitility.await().atMost(PATIENCE).until(() -> replicas.alive() >= 2 && other.alive() >= 2);
    }

    @Test
    void forgetsTheDead() {
        run("insert into replicas values (gen_random_uuid(), clock_timestamp() - interval '7 seconds')");
        run("insert into replicas values ('00000000-0000-0000-0000-000000000001', now() - interval '2 minutes')");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> run("select 1 from replicas where seen_at < now() - interval '1 minute'") == 0);
        assertTrue(replicas.alive() < 3);
    }

    /** The state of a database that was made before there was this table. */
    @Test
    void joinsADatabaseThatIsOlder() {
        run("drop table replicas");
        run("delete from flyway_schema_history where description = 'replicas'");
        // over a connection of its own: those of the pool were cut by another test
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(url, user, password)
                .load()
                .migrate();
        assertEquals(1, run("select 1 from pg_tables where tablename = 'replicas'"));
    }

    private int run(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE).rowCount();
    }
}
