package io.sealrail.issuance.evaluation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.CallerContext;
import io.sealrail.kit.work.Detached;

/** Evaluates the items of a batch, a few at a time: one that fails, or that has no answer when the batch's time is over, fails alone. */
@ApplicationScoped
class EvaluateItems {

    static final int AT_ONCE = 8;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EvaluateTarget evaluateTarget;
    private final Duration deadline;

    @Inject
    EvaluateItems(EvaluateTarget evaluateTarget, IssuanceConfig config) {
        this(evaluateTarget, config.notary().batchDeadline());
    }

    EvaluateItems(EvaluateTarget evaluateTarget, Duration deadline) {
        this.evaluateTarget = evaluateTarget;
        this.deadline = deadline;
    }

    void onStart(@Observes StartupEvent event) {
        if (deadline.compareTo(Duration.ZERO) <= 0 || deadline.compareTo(KeptBatches.OVERDUE) >= 0) {
            throw new IllegalStateException(
                    "SEALRAIL_NOTARY_BATCH_DEADLINE cannot be used: it must be less than " + KeptBatches.OVERDUE);
        }
    }

    /** In the order of the parties; never fails with a {@link Problem}. */
    Uni<List<BatchItem>> evaluate(GrantedClaims granted, List<ReferredParties> parties, String clientId) {
        return Uni.createFrom().deferred(() -> {
            long end = System.nanoTime() + deadline.toNanos();
            return Multi.createFrom()
                    .range(0, parties.size())
                    .onItem()
                    .transformToUni(index -> inTime(evaluateTarget.evaluate(granted, parties.get(index), clientId), end)
                            .map(kept -> new BatchItem(index, kept, null))
                            .onFailure(Problem.class)
                            .recoverWithItem(refusal -> new BatchItem(index, null, refusal)))
                    .merge(AT_ONCE)
                    .collect()
                    .asList()
                    .map(items -> items.stream()
                            .sorted(Comparator.comparingInt(BatchItem::index))
                            .toList());
        });
    }

    /** What is late goes on to its end, but nobody waits for it. Timers have milliseconds: less than one is no time to ask in. */
    private static Uni<KeptEvaluation> inTime(Uni<KeptEvaluation> evaluated, long end) {
        return Uni.createFrom().deferred(() -> {
            Duration rest = Duration.ofNanos(end - System.nanoTime());
            if (rest.toMillis() < 1) {
                return Uni.createFrom().failure(late());
            }
            Executor back = CallerContext.executor();
            return Detached.run(() -> evaluated)
                    .ifNoItem()
                    .after(rest)
                    .failWith(EvaluateItems::late)
                    .emitOn(back);
        });
    }

    private static Problem late() {
        return NotaryProblem.SOURCE_UNAVAILABLE
                .problem("the evidence source did not answer within the batch's time")
                .retryAfter(PAUSE);
    }
}
