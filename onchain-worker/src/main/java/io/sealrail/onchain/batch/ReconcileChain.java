package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.EvmChain;

/** Heals what the chain lost: batches that were final, and nonces below those that wait. */
@ApplicationScoped
class ReconcileChain {

    private static final Logger LOG = Logger.getLogger(ReconcileChain.class);
    private static final int NONCES_AT_ONCE = 100;

    private final EvmChain chain;
    private final ChainConfig config;
    private final AnchorBatches batches;
    private final AnchorTransactions transactions;
    private final RetryAnchor retry;
    private final AnchorMetrics metrics;

    ReconcileChain(
            EvmChain chain,
            ChainConfig config,
            AnchorBatches batches,
            AnchorTransactions transactions,
            RetryAnchor retry,
            AnchorMetrics metrics) {
        this.chain = chain;
        this.config = config;
        this.batches = batches;
        this.transactions = transactions;
        this.retry = retry;
        this.metrics = metrics;
    }

    /**
     * Takes back final batches that the chain no longer holds, from the newest on: what a chain loses is its end, so the first
     * one that is still there vouches for those before it.
     */
    Uni<Void> finals(Beat beat) {
        return batches.newestFinal(beat.account().chainId(), config.recheckFinal())
                .flatMap(newest -> takeBackLost(beat, newest));
    }

    private Uni<Void> takeBackLost(Beat beat, List<FinalBatch> newest) {
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        FinalBatch batch = newest.get(0);
        return chain.anchoredAt(batch.contract(), batch.root()).flatMap(at -> {
            if (at.isEmpty() || at.get().isAfter(Instant.EPOCH)) {
                return Uni.createFrom().voidItem();
            }
            LOG.warnf("the chain lost a final anchor batchId=%s", batch.batchId());
            return batches.takeBack(beat.lease(), batch.batchId(), beat.now())
                    .flatMap(taken -> takeBackLost(beat, newest.subList(1, newest.size())));
        });
    }

    /**
     * Sends again, in order, what the chain needs before the lowest nonce that waits; a nonce there that never was ours is
     * filled with the batch that waits longest.
     */
    Uni<Void> nonces(Beat beat, List<AnchorBatch> open) {
        OptionalLong lowest = open.stream()
                .filter(batch -> batch.state() == BatchState.SEALED || batch.state() == BatchState.SENT)
                .mapToLong(AnchorBatch::liveNonce)
                .min();
        long gap = lowest.isEmpty() ? 0 : Math.max(0, lowest.getAsLong() - beat.chainCount());
        metrics.nonceGap(gap);
        if (gap == 0) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .newestAt(beat.account(), beat.chainCount(), lowest.getAsLong(), NONCES_AT_ONCE)
                .flatMap(missing -> missing.isEmpty() || missing.get(0).nonce() > beat.chainCount()
                        ? fill(beat, open)
                        : sendAgain(missing));
    }

    private Uni<Void> fill(Beat beat, List<AnchorBatch> open) {
        return open.stream()
                .filter(batch -> batch.state() == BatchState.SENT)
                .findFirst()
                .map(eldest -> retry.anew(beat, eldest))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> sendAgain(List<Attempt> missing) {
        LOG.warnf(
                "the chain lacks nonces that were used firstNonce=%d count=%d",
                missing.get(0).nonce(), missing.size());
        return Multi.createFrom()
                .iterable(missing)
                .onItem()
                .transformToUniAndConcatenate(attempt -> chain.send(attempt.raw()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
