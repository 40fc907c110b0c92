package io.sealrail.kit.db;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

/** A replica of the release before may start again while the next one is put in place, and may come back after it. */
@OnStack
class OlderReleaseTest {

    private static final String APPLIED_BY_THE_NEXT_RELEASE = """
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (9001, '9999', 'of the next release', 'SQL', 'V9999__of_the_next_release.sql', 1, 'test', 1, true),
                (9002, null, 'of the next release', 'SQL', 'R__of_the_next_release.sql', 1, 'test', 1, true)""";

    @Inject
    Flyway configured;

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @AfterEach
    void forget() {
        execute("delete from flyway_schema_history where installed_rank > 9000");
    }

    @Test
    void startsOnTheSchemaOfTheNext() {
        // connections of its own: other tests end those of the pool
        Flyway flyway = Flyway.configure()
                .configuration(configured.getConfiguration())
                .dataSource(url, user, password)
                .load();
        execute(APPLIED_BY_THE_NEXT_RELEASE);
        assertDoesNotThrow(flyway::validate);
        assertDoesNotThrow(flyway::migrate);
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
