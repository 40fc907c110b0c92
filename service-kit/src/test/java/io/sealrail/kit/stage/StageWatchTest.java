package io.sealrail.kit.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class StageWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-01-19T07:18:45Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    StageDeadlines deadlines;

    @Test
    void countsWhatWaitsAndWhatIsBeyondTheDeadline() {
        look("select clock_timestamp() - interval '20 seconds' as since, 3 as items"
                + " union all select clock_timestamp() - interval '1 second', 2");
        assertEquals(5, gauge("sealrail.stage.waiting"));
        assertEquals(3, gauge("sealrail.stage.overdue"));
        assertEquals(15, gauge("sealrail.stage.deadline"));
        assertTrue(gauge("sealrail.stage.oldest") >= 20);
        assertTrue(gauge("sealrail.stage.oldest") < 40);
    }

    @Test
    void isAtZeroWhileNothingWaits() {
        look("select clock_timestamp() as since, 1 as items where false");
        assertEquals(0, gauge("sealrail.stage.waiting"));
        assertEquals(0, gauge("sealrail.stage.oldest"));
        assertEquals(0, gauge("sealrail.stage.overdue"));
        assertEquals(
                0,
                meters.get("sealrail.stage.done")
                        .tag("stage", "batched")
                        .counter()
                        .count());
    }

    @Test
    void keepsTheLastAnswerWhenThereIsNone() {
        StageWatch watch = watch("select clock_timestamp() as since, 1 as items from pg_sleep(0) where"
                + " current_setting('sealrail.nothing') = ''");
        watch.look(watch.stages().get(0)).await().atMost(PATIENCE);
        assertEquals(0, gauge("sealrail.stage.waiting"));
    }

    @Test
    void countsWhatCameThroughLate() {
        StageTimes times = new StageTimes(meters, deadlines, Clock.fixed(NOW, ZoneOffset.UTC));
        times.done(PipelineStage.BATCHED, NOW.minusSeconds(1));
        times.done(PipelineStage.BATCHED, NOW.minusSeconds(16), NOW, 4);
        times.done(PipelineStage.BATCHED, NOW.plusSeconds(1));
        assertEquals(6, meters.get("sealrail.stage.done").counter().count());
        assertEquals(4, meters.get("sealrail.stage.late").counter().count());
        assertEquals(3, meters.get("sealrail.stage").timer().count());
    }

    private void look(String query) {
        StageWatch watch = watch(query);
        watch.look(watch.stages().get(0)).await().atMost(PATIENCE);
    }

    private StageWatch watch(String query) {
        StageRows rows = new StageRows(PipelineStage.BATCHED, query);
        StageTimes times = new StageTimes(meters, deadlines, Clock.systemUTC());
        return new StageWatch(List.of(rows), deadlines, times, meters, pool, vertx);
    }

    private double gauge(String name) {
        return meters.get(name).tag("stage", "batched").gauge().value();
    }
}
