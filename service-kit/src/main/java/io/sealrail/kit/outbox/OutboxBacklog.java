package io.sealrail.kit.outbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** How much waits in the outbox, looked at every 2 s: as metrics, and for services that refuse new work beyond a limit. */
@ApplicationScoped
public class OutboxBacklog {

    private static final long EVERY_MILLIS = 2_000;

    private final OutboxConfig config;
    private final OutboxRows rows;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private volatile OutboxRows.Depth latest = new OutboxRows.Depth(0, Duration.ZERO);

    OutboxBacklog(OutboxConfig config, OutboxRows rows, Vertx vertx, MeterRegistry meters) {
        this.config = config;
        this.rows = rows;
        this.vertx = vertx;
        this.meters = meters;
    }

    /** Events that are committed and not yet on Kafka, as of at most a few seconds ago. */
    public long depth() {
        return latest.events();
    }

    /** Whether a configured limit ({@code sealrail.outbox.max-backlog}, {@code sealrail.outbox.max-age}) is reached. */
    public boolean full() {
        return latest.reaches(config.maxBacklog(), config.maxAge());
    }

    void onStart(@Observes StartupEvent event) {
        Gauge.builder("sealrail.outbox.depth", () -> latest.events()).register(meters);
        Gauge.builder(
                        "sealrail.outbox.oldest.age.seconds",
                        () -> latest.oldest().toMillis() / 1000d)
                .register(meters);
        vertx.setTimer(1, ignored -> look());
    }

    /** An outage of the database leaves the last answer standing. */
    private void look() {
        rows.depth()
                .onTermination()
                .invoke(() -> vertx.setTimer(EVERY_MILLIS, ignored -> look()))
                .subscribe()
                .with(depth -> latest = depth, ignored -> {});
    }
}
