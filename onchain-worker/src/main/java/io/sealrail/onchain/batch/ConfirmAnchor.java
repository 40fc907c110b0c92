package io.sealrail.onchain.batch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

import io.sealrail.credential.key.Hex;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.trace.Traced;
import io.sealrail.kit.work.Workers;
import io.sealrail.onchain.chain.AnchorFailure;
import io.sealrail.onchain.chain.Block;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.HexData;
import io.sealrail.onchain.chain.Receipt;

/**
 * Looks for the receipts of a batch. Says {@code credential-onchain.v1} of each leaf once the batch is as deep as configured,
 * in the transaction that marks it so, and watches it until it is final.
 */
@ApplicationScoped
class ConfirmAnchor {

    private static final Logger LOG = Logger.getLogger(ConfirmAnchor.class);
    private static final int EVENTS_PER_STATEMENT = 1000;

    private final EvmChain chain;
    private final ChainConfig config;
    private final AnchorBatches batches;
    private final Leaves leaves;
    private final Outbox outbox;
    private final Workers workers;
    private final Pool pool;
    private final Clock clock;
    private final AnchorMetrics metrics;
    private final AnchorTraces traces;

    ConfirmAnchor(
            EvmChain chain,
            ChainConfig config,
            AnchorBatches batches,
            Leaves leaves,
            Outbox outbox,
            Workers workers,
            Pool pool,
            Clock clock,
            AnchorMetrics metrics,
            AnchorTraces traces) {
        this.chain = chain;
        this.config = config;
        this.batches = batches;
        this.leaves = leaves;
        this.outbox = outbox;
        this.workers = workers;
        this.pool = pool;
        this.clock = clock;
        this.metrics = metrics;
        this.traces = traces;
    }

    /** Asks for the receipts of every attempt of a batch; whether the chain holds what settles it, now or when it is deeper. */
    Uni<Boolean> look(Beat beat, AnchorBatch batch) {
        return Multi.createFrom()
                .iterable(batch.attempts())
                .onItem()
                .transformToUniAndConcatenate(attempt -> chain.receipt(attempt.hash()))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList()
                .flatMap(receipts -> settle(beat, batch, receipts));
    }

    /** A confirmed batch becomes final, or is taken back when its block no longer holds it. */
    Uni<Void> watch(Beat beat, AnchorBatch batch) {
        return chain.receipt(batch.transactionHash()).flatMap(receipt -> {
            if (receipt.isEmpty() || !receipt.get().blockHash().equals(batch.blockHash())) {
                LOG.warnf("reorg took an anchor back batchId=%s", batch.batchId());
                return batches.takeBack(beat.lease(), batch.batchId(), beat.now());
            }
            boolean deep = beat.head().depthOf(receipt.get().blockNumber()) >= config.finality();
            return deep
                    ? batches.finalized(beat.lease(), batch.batchId(), clock.instant())
                    : Uni.createFrom().voidItem();
        });
    }

    /** A root that another transaction anchored counts as ours once that one is final; whether it does. */
    Uni<Boolean> adopt(Beat beat, AnchorBatch batch) {
        return chain.anchoringTransaction(batch.contract(), batch.root())
                .flatMap(hash ->
                        hash.isEmpty() ? Uni.createFrom().item(Optional.<Receipt>empty()) : chain.receipt(hash.get()))
                .map(receipt -> receipt.filter(r -> r.anchored(batch.contract(), batch.root())
                        && beat.head().depthOf(r.blockNumber()) >= config.finality()))
                .flatMap(receipt -> receipt.isEmpty()
                        ? Uni.createFrom().item(false)
                        : confirm(beat, batch, receipt.get()).replaceWith(true));
    }

    private Uni<Boolean> settle(Beat beat, AnchorBatch batch, List<Receipt> receipts) {
        Optional<Receipt> anchored = receipts.stream()
                .filter(receipt -> receipt.anchored(batch.contract(), batch.root()))
                .findFirst();
        if (anchored.isPresent()) {
            Uni<Void> done = isDeep(beat, anchored.get()) ? confirm(beat, batch, anchored.get()) : nothing();
            return done.replaceWith(true);
        }
        if (batch.state() == BatchState.FAILED) {
            return Uni.createFrom().item(false);
        }
        Optional<Receipt> useless = receipts.stream()
                .filter(receipt -> batch.isAtLiveNonce(receipt.transactionHash()))
                .findFirst();
        if (useless.isPresent()) {
            AnchorFailure why = useless.get().succeeded() ? AnchorFailure.NO_CONTRACT : AnchorFailure.REVERTED;
            return (isDeep(beat, useless.get()) ? fail(beat, batch, why) : nothing()).replaceWith(true);
        }
        return beat.chainCount() > batch.liveNonce()
                ? failIfNonceTaken(beat, batch)
                : Uni.createFrom().item(false);
    }

    /** Without receipt, but with the nonce used up as deep as a confirmation is: the transaction can never be mined. */
    private Uni<Boolean> failIfNonceTaken(Beat beat, AnchorBatch batch) {
        long settled = beat.head().number() - config.confirmations() + 1;
        return chain.transactionCount(beat.account().address(), settled)
                .flatMap(count -> count > batch.liveNonce()
                        ? fail(beat, batch, AnchorFailure.NONCE_TAKEN).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private boolean isDeep(Beat beat, Receipt receipt) {
        return beat.head().depthOf(receipt.blockNumber()) >= config.confirmations();
    }

    private Uni<Void> fail(Beat beat, AnchorBatch batch, AnchorFailure why) {
        LOG.warnf("anchor failed, it is tried again batchId=%s failureCode=%s", batch.batchId(), why);
        return batches.failed(
                beat.lease(), batch.batchId(), why, RetryAnchor.nextTry(config, beat.now(), batch.failures()));
    }

    private Uni<Void> confirm(Beat beat, AnchorBatch batch, Receipt receipt) {
        return chain.block(receipt.blockNumber())
                .flatMap(block -> block.hash().equals(receipt.blockHash())
                        ? leaves.ofBatch(batch.batchId())
                                .flatMap(all -> workers.onWorker(() -> events(beat, batch, receipt, block, all))
                                        .flatMap(events -> store(beat, batch, receipt, block, events))
                                        .invoke(() -> traces.confirmed(batch, receipt, all, clock.instant())))
                        : nothing());
    }

    private Uni<Void> store(
            Beat beat, AnchorBatch batch, Receipt receipt, Block block, List<Traced<CredentialOnchain>> events) {
        Confirmation confirmation = new Confirmation(clock.instant(), block.time());
        return pool.withTransaction(tx -> batches.confirmed(tx, beat.lease(), batch, receipt, confirmation)
                        .flatMap(confirmed -> say(tx, events)))
                .invoke(() -> {
                    metrics.confirmed(batch, receipt, confirmation);
                    LOG.infof(
                            "batch confirmed batchId=%s leaves=%d block=%d transaction=%s sequence=%d",
                            batch.batchId(),
                            batch.leafCount(),
                            receipt.blockNumber(),
                            receipt.transactionHash(),
                            batch.onchainSequence() + 1);
                });
    }

    private Uni<Void> say(SqlConnection tx, List<Traced<CredentialOnchain>> events) {
        int end = Math.min(events.size(), EVENTS_PER_STATEMENT);
        return events.isEmpty()
                ? nothing()
                : outbox.addTraced(tx, events.subList(0, end))
                        .flatMap(said -> say(tx, events.subList(end, events.size())));
    }

    /** Each carries on the trace of its credential's own call. */
    private static List<Traced<CredentialOnchain>> events(
            Beat beat, AnchorBatch batch, Receipt receipt, Block block, List<Leaf> leaves) {
        return leaves.stream()
                .map(leaf -> new Traced<>(event(beat, batch, receipt, block, leaf), leaf.traceparent()))
                .toList();
    }

    private static CredentialOnchain event(Beat beat, AnchorBatch batch, Receipt receipt, Block block, Leaf leaf) {
        return new CredentialOnchain(
                leaf.credentialId(),
                Hex.encode(leaf.coreClaimHash()),
                batch.batchId().toString(),
                batch.onchainSequence() + 1,
                beat.account().chainId(),
                batch.contract(),
                receipt.transactionHash(),
                receipt.blockNumber(),
                block.time(),
                HexData.of(batch.root()));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
