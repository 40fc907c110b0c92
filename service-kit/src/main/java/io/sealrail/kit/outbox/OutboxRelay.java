package io.sealrail.kit.outbox;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageTimes;

/**
 * Publishes the outbox: one relay at a time per database, in the order of the rows, in batches. A row is picked by the absence
 * of its mark, since a higher position may commit first.
 *
 * <p>A relay that was stalled beyond its lease may publish a batch a second time, late; it cannot mark it. Consumers ignore
 * such events by their sequence and by absorption. While Kafka is away the rows wait; requests and readiness do not notice.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String LEASE = "outbox-relay";

    private final OutboxConfig config;
    private final OutboxRows rows;
    private final CloudEvents cloudEvents;
    private final EventPublisher publisher;
    private final LeasedLoop loops;
    private final StageTimes times;
    private final OutboxTraces traces;
    private final Counter relayed;

    private long cleanedAt = System.nanoTime();

    OutboxRelay(
            OutboxConfig config,
            OutboxRows rows,
            CloudEvents cloudEvents,
            EventPublisher publisher,
            LeasedLoop loops,
            StageTimes times,
            OutboxTraces traces,
            MeterRegistry meters) {
        this.config = config;
        this.rows = rows;
        this.cloudEvents = cloudEvents;
        this.publisher = publisher;
        this.loops = loops;
        this.times = times;
        this.traces = traces;
        this.relayed = meters.counter("sealrail.outbox.relayed");
    }

    void onStart(@Observes StartupEvent event) {
        if (config.enabled()) {
            loops.startPatient(LEASE, config.poll(), this::relayBatch);
        }
    }

    Uni<Boolean> relayBatch(Lease lease) {
        return clean().chain(() -> rows.next(config.batchSize()))
                .flatMap(batch -> batch.isEmpty() ? Uni.createFrom().item(false) : relay(batch, lease));
    }

    private Uni<Boolean> relay(List<OutboxRows.Waiting> batch, Lease lease) {
        return publisher
                .publish(batch.stream().map(cloudEvents::record).toList())
                .flatMap(published -> rows.mark(batch, published, lease))
                .map(marked -> {
                    if (marked == 0) {
                        LOG.warnf("outbox batch fenced off, it is published again events=%d", batch.size());
                        return false;
                    }
                    relayed.increment(marked);
                    traces.published(batch);
                    batch.forEach(event ->
                            times.done(PipelineStage.RELAYED, event.storedAt().toInstant()));
                    return batch.size() == config.batchSize();
                });
    }

    /** Deletes what is old enough, at most one statement's worth a step. */
    private Uni<Void> clean() {
        if (System.nanoTime() - cleanedAt < config.cleanEvery().toNanos()) {
            return Uni.createFrom().voidItem();
        }
        return rows.clean(config.keep())
                .invoke(deleted -> {
                    if (deleted < OutboxRows.MOST_CLEANED) {
                        cleanedAt = System.nanoTime();
                    }
                })
                .replaceWithVoid();
    }
}
