package io.sealrail.kit.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts and times what comes through a stage: {@code sealrail.stage.done} (items), {@code sealrail.stage.late} (those of them
 * that took longer than the deadline) and the histogram {@code sealrail.stage}, each with the label {@code stage}.
 */
@ApplicationScoped
public class StageTimes {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final StageDeadlines deadlines;
    private final Clock clock;
    private final Map<PipelineStage, Meters> byStage = new EnumMap<>(PipelineStage.class);

    public StageTimes(MeterRegistry meters, StageDeadlines deadlines, Clock clock) {
        this.meters = meters;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** One item came through now. */
    public void done(PipelineStage stage, Instant since) {
        done(stage, since, clock.instant(), 1);
    }

    /** So many items came through together: they are counted each and timed once. A clock that went back counts as no time. */
    public void done(PipelineStage stage, Instant since, Instant at, long items) {
        Meters of = of(stage);
        Duration took = Duration.between(since, at);
        of.timer.record(took.isNegative() ? Duration.ZERO : took);
        of.done.increment(items);
        if (took.compareTo(deadlines.of(stage)) > 0) {
            of.late.increment(items);
        }
    }

    /** Has the stage's series there, at zero, before anything comes through. */
    void register(PipelineStage stage) {
        of(stage);
    }

    private synchronized Meters of(PipelineStage stage) {
        return byStage.computeIfAbsent(stage, this::meters);
    }

    private Meters meters(PipelineStage stage) {
        String label = stage.label();
        return new Meters(
                Timer.builder("sealrail.stage")
                        .description("How long the stage took")
                        .tag("stage", label)
                        .publishPercentileHistogram()
                        .minimumExpectedValue(SHORTEST)
                        .maximumExpectedValue(LONGEST)
                        .register(meters),
                Counter.builder("sealrail.stage.done")
                        .description("Items that came through the stage")
                        .tag("stage", label)
                        .register(meters),
                Counter.builder("sealrail.stage.late")
                        .description("Items that came through after the deadline")
                        .tag("stage", label)
                        .register(meters));
    }

    private record Meters(Timer timer, Counter done, Counter late) {}
}
