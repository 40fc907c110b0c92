package io.sealrail.onchain.batch;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageRows;
import io.sealrail.kit.work.Trouble;
import io.sealrail.onchain.chain.AnchorFailure;

/** What waits for the chain in the database that all replicas share. */
@ApplicationScoped
class AnchorBacklog {

    private static final String OPEN_BATCHES = """
            select state, failure_code, count(*) as n from batches where state <> 'FINAL' group by state, failure_code""";
    private static final String WAITING = """
            select count(*) as n from (select from leaves where batch_id is null limit 1000000) waiting""";
    private static final String NOT_BATCHED =
            "select received_at as since, 1 as items from leaves where batch_id is null order by position";
    private static final String NOT_SENT = """
            select sealed_at as since, leaf_count as items from batches
            where state <> 'FINAL' and confirmed_at is null and sent_at is null order by sealed_at""";
    private static final String NOT_CONFIRMED = """
            select sent_at as since, leaf_count as items from batches
            where state <> 'FINAL' and confirmed_at is null and sent_at is not null order by sealed_at""";

    private final Pool pool;
    private final AtomicLong leavesWaiting;
    private final Map<BatchState, AtomicLong> open = new EnumMap<>(BatchState.class);
    private final Map<AnchorFailure, AtomicLong> troubled = new EnumMap<>(AnchorFailure.class);

    AnchorBacklog(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.leavesWaiting = registry.gauge("sealrail.leaves.waiting", new AtomicLong());
        Arrays.stream(BatchState.values())
                .filter(state -> state != BatchState.FINAL)
                .forEach(state -> open.put(
                        state,
                        registry.gauge("sealrail.batches.open", Tags.of("state", state.name()), new AtomicLong())));
        for (AnchorFailure code : AnchorFailure.values()) {
            troubled.put(
                    code, registry.gauge("sealrail.batches.troubled", Tags.of("code", code.name()), new AtomicLong()));
        }
    }

    @Produces
    @Singleton
    static StageRows notBatched() {
        return new StageRows(PipelineStage.BATCHED, NOT_BATCHED);
    }

    @Produces
    @Singleton
    static StageRows notSent() {
        return new StageRows(PipelineStage.SENT, NOT_SENT);
    }

    @Produces
    @Singleton
    static StageRows notConfirmed() {
        return new StageRows(PipelineStage.CONFIRMED, NOT_CONFIRMED);
    }

    /** An outage of the database leaves the last answer standing. */
    @Scheduled(every = "5s")
    Uni<Void> refresh() {
        return pool.query(WAITING)
                .execute()
                .invoke(rows -> leavesWaiting.set(rows.iterator().next().getLong("n")))
                .flatMap(waiting -> pool.query(OPEN_BATCHES).execute())
                .invoke(this::count)
                .onFailure(failure -> Trouble.of(failure) == Trouble.INFRASTRUCTURE)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void count(RowSet<Row> rows) {
        Map<BatchState, Long> byState = new EnumMap<>(BatchState.class);
        Map<AnchorFailure, Long> byCode = new EnumMap<>(AnchorFailure.class);
        for (Row row : rows) {
            byState.merge(BatchState.valueOf(row.getString("state")), row.getLong("n"), Long::sum);
            if (row.getString("failure_code") != null) {
                byCode.merge(AnchorFailure.valueOf(row.getString("failure_code")), row.getLong("n"), Long::sum);
            }
        }
        open.forEach((state, batches) -> batches.set(byState.getOrDefault(state, 0L)));
        troubled.forEach((code, batches) -> batches.set(byCode.getOrDefault(code, 0L)));
    }
}
