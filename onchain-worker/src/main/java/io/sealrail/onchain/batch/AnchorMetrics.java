package io.sealrail.onchain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import io.sealrail.onchain.chain.Receipt;

/** What operators watch: how much waits, how long anchoring takes, what it costs. */
@ApplicationScoped
class AnchorMetrics {

    private static final String OPEN_BATCHES =
            "select state, count(*) as n from batches where state <> 'FINAL' group by state";
    private static final String WAITING = "select count(*) as n from leaves where batch_id is null";
    private static final double WEI_PER_GWEI = 1e9;

    private final Pool pool;
    private final AtomicLong leavesWaiting;
    private final AtomicLong nonceGap;
    private final Map<BatchState, AtomicLong> openBatches = new EnumMap<>(BatchState.class);
    private final Timer sendTime;
    private final Timer confirmTime;
    private final Counter spent;

    AnchorMetrics(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.leavesWaiting = registry.gauge("sealrail.leaves.waiting", new AtomicLong());
        this.nonceGap = registry.gauge("sealrail.chain.nonce.gap", new AtomicLong());
        for (BatchState state : BatchState.values()) {
            if (state != BatchState.FINAL) {
                AtomicLong batches = new AtomicLong();
                registry.gauge("sealrail.batches.open", Tags.of("state", state.name()), batches);
                openBatches.put(state, batches);
            }
        }
        this.sendTime = timer(registry, "sealrail.anchor.send.time", "from sealing a batch to sending it");
        this.confirmTime = timer(registry, "sealrail.anchor.confirm.time", "from sealing a batch to its confirmation");
        this.spent = Counter.builder("sealrail.chain.spent.gwei")
                .description("paid for anchors that this replica confirmed")
                .register(registry);
    }

    void sent(AnchorBatch batch, Instant at) {
        sendTime.record(between(batch.sealedAt(), at));
    }

    void confirmed(AnchorBatch batch, Receipt receipt, Confirmation confirmation) {
        confirmTime.record(between(batch.sealedAt(), confirmation.confirmedAt()));
        spent.increment(receipt.cost().doubleValue() / WEI_PER_GWEI);
    }

    void nonceGap(long gap) {
        nonceGap.set(gap);
    }

    @Scheduled(every = "5s")
    Uni<Void> refresh() {
        return pool.query(WAITING)
                .execute()
                .invoke(rows -> leavesWaiting.set(rows.iterator().next().getLong("n")))
                .flatMap(waiting -> pool.query(OPEN_BATCHES).execute())
                .invoke(this::count)
                .replaceWithVoid();
    }

    private void count(RowSet<Row> rows) {
        Map<BatchState, Long> found = new EnumMap<>(BatchState.class);
        rows.forEach(row -> found.put(BatchState.valueOf(row.getString("state")), row.getLong("n")));
        openBatches.forEach((state, batches) -> batches.set(found.getOrDefault(state, 0L)));
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    private static Duration between(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
