package io.sealrail.kit.db;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pool of connections, with an end to waiting for one: a caller is told to come back (503) instead of being held for long. A
 * transaction in which nothing is said for too long is ended by PostgreSQL, so that a replica that is stalled in the middle of one
 * does not hold up the others.
 */
@Singleton
public class PatientPool implements PgPoolCreator {

    private static final int MOST_WAITING = 10_000;

    private final Duration patience;
    private final Duration longestSilence;

    PatientPool(
            @ConfigProperty(name = "sealrail.db.patience", defaultValue = "5s") Duration patience,
            @ConfigProperty(name = "sealrail.db.idle-transaction", defaultValue = "5s") Duration longestSilence) {
        this.patience = patience;
        this.longestSilence = longestSilence;
    }

    @Override
    public Pool create(Input input) {
        int millis = (int) patience.toMillis();
        PoolOptions options = input.poolOptions()
                .setConnectionTimeout(millis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(MOST_WAITING);
        String silence = Long.toString(longestSilence.toMillis());
        input.pgConnectOptionsList().forEach(database -> database.setConnectTimeout(millis)
                .addProperty("idle_in_transaction_session_timeout", silence));
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
