package io.sealrail.issuance.backlog;

import java.time.OffsetDateTime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.kit.outbox.OutboxBacklog;

import static java.time.ZoneOffset.UTC;

/** Whether so much waits, for Kafka or for the chain, or for so long, that nothing new is accepted; looked at every 5 s. */
@ApplicationScoped
public class Backlog {

    private static final long EVERY_MILLIS = 5_000;
    private static final String TOO_MUCH = """
            select (select count(*) from (select 1 from credentials where onchain_at is null limit $1) waiting) >= $1
                or (select count(*) from (select 1 from credentials, chain_progress
                    where onchain_at is null and issued_at < $2 and issued_at > last_onchain_at limit $3) late) >= $3
            """;

    /**
     * As many that are too old, and after which no other got on chain, mean that the chain does not move. Fewer may be credentials whose
     * event lies among the dead letters, and must not stop everybody's issuing; nor must any number that others have overtaken.
     */
    static final int STRAGGLERS = 100;

    private final OutboxBacklog outbox;
    private final BacklogConfig config;
    private final Pool pool;
    private final Vertx vertx;
    private volatile boolean tooMuchForTheChain;

    Backlog(OutboxBacklog outbox, BacklogConfig config, Pool pool, Vertx vertx) {
        this.outbox = outbox;
        this.config = config;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Whether a limit is reached, as of at most a few seconds ago. */
    public boolean full() {
        return tooMuchForTheChain || outbox.full();
    }

    void onStart(@Observes StartupEvent event) {
        vertx.setTimer(1, ignored -> lookAgain());
    }

    /** An outage of the database leaves the last answer standing. */
    private void lookAgain() {
        look().onTermination()
                .invoke(() -> vertx.setTimer(EVERY_MILLIS, ignored -> lookAgain()))
                .subscribe()
                .with(ignored -> {}, ignored -> {});
    }

    Uni<Void> look() {
        return pool.preparedQuery(TOO_MUCH)
                .execute(Tuple.of(config.anchors(), OffsetDateTime.now(UTC).minus(config.maxAge()), STRAGGLERS))
                .invoke(rows -> tooMuchForTheChain = rows.iterator().next().getBoolean(0))
                .replaceWithVoid();
    }
}
