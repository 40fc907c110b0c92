package io.sealrail.kit.stage;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import org.jboss.logging.Logger;

/** What waits in one stage, as of the last look: metrics, and one line in the log when the first item is overdue. */
final class WatchedStage {

    private static final Logger LOG = Logger.getLogger(WatchedStage.class);
    private static final double NANOS = 1e9;

    private final PipelineStage stage;
    private final Duration deadline;
    private final String query;
    private volatile Seen seen = new Seen(0, 0, 0);

    WatchedStage(PipelineStage stage, Duration deadline, String query, MeterRegistry meters) {
        this.stage = stage;
        this.deadline = deadline;
        this.query = query;
        gauge(meters, "sealrail.stage.waiting", "Items in the stage", each -> each.seen.items);
        gauge(meters, "sealrail.stage.oldest", "Seconds that the oldest is in the stage", WatchedStage::oldest);
        gauge(meters, "sealrail.stage.overdue", "Items beyond the deadline", each -> each.seen.overdue);
        gauge(
                meters,
                "sealrail.stage.deadline",
                "Seconds that the stage may take",
                each -> each.deadline.toNanos() / NANOS);
    }

    String query() {
        return query;
    }

    Duration deadline() {
        return deadline;
    }

    PipelineStage stage() {
        return stage;
    }

    void saw(Row row) {
        Seen before = seen;
        long since = System.nanoTime() - (long) (Math.max(0, row.getDouble("oldest")) * NANOS);
        Seen now = new Seen(row.getLong("items"), row.getLong("overdue"), since);
        seen = now;
        if (before.overdue == 0 && now.overdue > 0) {
            LOG.warnf(
                    "stage overdue stage=%s overdue=%d waiting=%d oldestSeconds=%.1f deadlineSeconds=%d",
                    stage.label(), now.overdue, now.items, oldest(), deadline.toSeconds());
        } else if (before.overdue > 0 && now.overdue == 0) {
            LOG.infof("stage no longer overdue stage=%s waiting=%d", stage.label(), now.items);
        }
    }

    private double oldest() {
        Seen last = seen;
        return last.items == 0 ? 0 : (System.nanoTime() - last.sinceNanos) / NANOS;
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<WatchedStage> value) {
        Gauge.builder(name, this, value)
                .description(description)
                .tag("stage", stage.label())
                .strongReference(true)
                .register(meters);
    }

    private record Seen(long items, long overdue, long sinceNanos) {}
}
