package io.sealrail.kit.replica;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How many processes of this service run, by a row that each of them renews every 2 s in their database. Asking costs
 * nothing: the number is at most a few seconds old, and an outage of the database leaves the last one standing.
 */
@ApplicationScoped
public class LiveReplicas {

    private static final long BEAT_MILLIS = 2_000;
    private static final String BEAT = """
            with beat as (
                insert into replicas (id, seen_at) values ($1, clock_timestamp())
                on conflict (id) do update set seen_at = excluded.seen_at),
              gone as (
                delete from replicas where id <> $1 and seen_at < clock_timestamp() - interval '1 minute')
            select 1 + count(*) as alive from replicas
            where id <> $1 and seen_at > clock_timestamp() - interval '6 seconds'""";

    private final UUID self = UUID.randomUUID();
    private final Pool pool;
    private final Vertx vertx;
    private volatile int alive = 1;

    LiveReplicas(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /** The processes that were alive in the last 6 s, this one included: 1 or more. */
    public int alive() {
        return alive;
    }

    void onStart(@Observes StartupEvent event) {
        vertx.setTimer(1, ignored -> beat());
    }

    private void beat() {
        pool.preparedQuery(BEAT)
                .execute(Tuple.of(self))
                .map(rows -> rows.iterator().next().getLong("alive").intValue())
                .onTermination()
                .invoke(() -> vertx.setTimer(BEAT_MILLIS, ignored -> beat()))
                .subscribe()
                .with(counted -> alive = counted, ignored -> {});
    }
}
