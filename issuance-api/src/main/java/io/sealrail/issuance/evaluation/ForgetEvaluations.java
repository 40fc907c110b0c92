package io.sealrail.issuance.evaluation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Deletes evaluations, kept answers and counters when their time is over, a bounded number at a time. */
@ApplicationScoped
class ForgetEvaluations {

    private static final List<String> STATEMENTS = List.of("""
            delete from evaluations where evaluation_id in (
                select evaluation_id from evaluations where expires_at <= $1
                order by expires_at limit 10000 for update skip locked)""", """
            delete from evaluation_batches where (client_id, key_hash) in (
                select client_id, key_hash from evaluation_batches where expires_at <= $1
                order by expires_at limit 10000 for update skip locked)""", """
            delete from self_attestation_windows where (bucket, started_at) in (
                select bucket, started_at from self_attestation_windows
                where started_at <= $1::timestamptz - interval '5 minutes'
                order by started_at limit 10000 for update skip locked)""");

    private final Pool pool;
    private final Clock clock;

    ForgetEvaluations(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Several replicas may do so at once. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Multi.createFrom()
                .iterable(STATEMENTS)
                .onItem()
                .transformToUniAndConcatenate(
                        statement -> pool.preparedQuery(statement).execute(Tuple.of(now)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
