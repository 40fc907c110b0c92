package io.sealrail.issuance.credential;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.IssuanceConfig;

/** Forgets the answers under idempotency keys when their time is over, a bounded number at a time. */
@ApplicationScoped
class KeptAnswers {

    private static final String FORGET = """
            delete from idempotency_keys where (partner_id, idempotency_key) in (
                select partner_id, idempotency_key from idempotency_keys where created_at < $1
                order by created_at limit 10000 for update skip locked)""";

    private final Pool pool;
    private final Clock clock;
    private final Duration retention;

    KeptAnswers(Pool pool, Clock clock, IssuanceConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.retention = config.idempotencyRetention();
    }

    /** Several replicas may do so at once. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(SqlColumns.time(clock.instant().minus(retention))))
                .replaceWithVoid();
    }
}
