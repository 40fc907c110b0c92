package io.sealrail.onchain.batch;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.sealrail.onchain.chain.AnchorFailure;
import io.sealrail.onchain.chain.ChainConfig;

/** Gives a batch whose transaction came to nothing a new one under a new nonce. */
@ApplicationScoped
class RetryAnchor {

    private static final Logger LOG = Logger.getLogger(RetryAnchor.class);
    private static final int MOST_DOUBLINGS = 5;

    private final ChainConfig config;
    private final SignAnchor sign;
    private final ConfirmAnchor confirm;
    private final FindLostAttempt find;
    private final AnchorBatches batches;
    private final AnchorTransactions transactions;
    private final Pool pool;

    RetryAnchor(
            ChainConfig config,
            SignAnchor sign,
            ConfirmAnchor confirm,
            FindLostAttempt find,
            AnchorBatches batches,
            AnchorTransactions transactions,
            Pool pool) {
        this.config = config;
        this.sign = sign;
        this.confirm = confirm;
        this.find = find;
        this.batches = batches;
        this.transactions = transactions;
        this.pool = pool;
    }

    /** When a batch is due that has failed {@code failures} times before this one. */
    static Instant nextTry(ChainConfig config, Instant now, int failures) {
        return now.plus(config.retryAfter().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
    }

    Uni<Void> ifDue(Beat beat, AnchorBatch batch) {
        boolean due = batch.retryAt() == null || !batch.retryAt().isAfter(beat.now());
        return due ? anew(beat, batch) : Uni.createFrom().voidItem();
    }

    /** Signs under the lowest free nonce, or finds that the root is on chain already. */
    Uni<Void> anew(Beat beat, AnchorBatch batch) {
        return sign.first(beat, batch.contract(), batch.root(), batch.leafCount())
                .flatMap(signed -> {
                    if (signed.refusal() == null) {
                        return store(beat, batch, signed.attempt());
                    }
                    return signed.refusal() == AnchorFailure.ALREADY_ANCHORED
                            ? takeUp(beat, batch)
                            : failAgain(beat, batch, signed.refusal());
                });
    }

    /** The anchoring transaction is watched from now on if it is ours; that of another anchorer counts once it is final. */
    private Uni<Void> takeUp(Beat beat, AnchorBatch batch) {
        return find.lost(beat, batch)
                .flatMap(lost -> lost.isPresent() ? store(beat, batch, lost.get()) : adopt(beat, batch));
    }

    private Uni<Void> adopt(Beat beat, AnchorBatch batch) {
        return confirm.adopt(beat, batch)
                .flatMap(adopted ->
                        adopted ? Uni.createFrom().voidItem() : failAgain(beat, batch, AnchorFailure.ALREADY_ANCHORED));
    }

    private Uni<Void> store(Beat beat, AnchorBatch batch, Attempt attempt) {
        return pool.withTransaction(tx -> batches.resealed(tx, beat.lease(), batch.batchId())
                        .flatMap(resealed ->
                                transactions.insert(tx, beat.lease(), beat.account(), batch.batchId(), attempt)))
                .invoke(() -> LOG.infof(
                        "batch signed anew batchId=%s nonce=%d failures=%d",
                        batch.batchId(), attempt.nonce(), batch.failures()));
    }

    private Uni<Void> failAgain(Beat beat, AnchorBatch batch, AnchorFailure why) {
        return batches.failed(beat.lease(), batch.batchId(), why, nextTry(config, beat.now(), batch.failures()));
    }
}
