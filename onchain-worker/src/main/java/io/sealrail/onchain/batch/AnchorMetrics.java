package io.sealrail.onchain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageTimes;
import io.sealrail.onchain.chain.AnchorFailure;
import io.sealrail.onchain.chain.Receipt;

/** What operators watch of the anchors that this replica made: how long they take, what they cost, why they fail. */
@ApplicationScoped
class AnchorMetrics {

    private static final double WEI_PER_GWEI = 1e9;

    private final StageTimes times;
    private final AtomicLong nonceGap;
    private final Map<AnchorFailure, Counter> failures = new EnumMap<>(AnchorFailure.class);
    private final Timer sendTime;
    private final Timer confirmTime;
    private final Counter spent;
    private final Counter takenBack;
    private final DistributionSummary gasPerCredential;

    AnchorMetrics(StageTimes times, MeterRegistry registry) {
        this.times = times;
        this.nonceGap = registry.gauge("sealrail.chain.nonce.gap", new AtomicLong());
        for (AnchorFailure code : AnchorFailure.values()) {
            failures.put(
                    code,
                    Counter.builder("sealrail.anchor.failures")
                            .description("How often an anchor failed or could not be sent")
                            .tag("code", code.name())
                            .register(registry));
        }
        this.sendTime = timer(registry, "sealrail.anchor.send.time", "from sealing a batch to sending it");
        this.confirmTime = timer(registry, "sealrail.anchor.confirm.time", "from sealing a batch to its confirmation");
        this.spent = Counter.builder("sealrail.chain.spent.gwei")
                .description("paid for anchors that this replica confirmed")
                .register(registry);
        this.takenBack = Counter.builder("sealrail.chain.anchors.taken.back")
                .description("anchors that a reorg removed and that are sent again")
                .register(registry);
        this.gasPerCredential = DistributionSummary.builder("sealrail.chain.gas.per.credential")
                .description("gas used by an anchor over its leaves")
                .register(registry);
    }

    /** @param receivedAt of each leaf of the batch */
    void sealed(SealedBatch batch, List<Instant> receivedAt) {
        receivedAt.forEach(received -> times.done(PipelineStage.BATCHED, received, batch.sealedAt(), 1));
    }

    void sent(AnchorBatch batch, Instant at) {
        sendTime.record(between(batch.sealedAt(), at));
        times.done(PipelineStage.SENT, batch.sealedAt(), at, batch.leafCount());
    }

    /** What a reorg had taken back and is confirmed again is paid for again, and came through the stage before. */
    void confirmed(AnchorBatch batch, Receipt receipt, Confirmation confirmation) {
        confirmTime.record(between(batch.sealedAt(), confirmation.confirmedAt()));
        spent.increment(receipt.cost().doubleValue() / WEI_PER_GWEI);
        gasPerCredential.record((double) receipt.gasUsed() / batch.leafCount());
        if (batch.onchainSequence() == 0) {
            Instant since = batch.sentAt() == null ? batch.sealedAt() : batch.sentAt();
            times.done(PipelineStage.CONFIRMED, since, confirmation.confirmedAt(), batch.leafCount());
        }
    }

    void failed(AnchorFailure code) {
        failures.get(code).increment();
    }

    void takenBack() {
        takenBack.increment();
    }

    void nonceGap(long gap) {
        nonceGap.set(gap);
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
