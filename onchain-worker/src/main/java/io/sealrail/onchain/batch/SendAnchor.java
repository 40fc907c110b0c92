package io.sealrail.onchain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.sealrail.onchain.chain.AnchorFailure;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.Fees;
import io.sealrail.onchain.chain.SendOutcome;

/**
 * Gives the node what was signed, the same bytes again and again until they are mined, and replaces them with a higher fee when
 * that takes too long. An attempt is stored before it is sent.
 */
@ApplicationScoped
class SendAnchor {

    private static final Logger LOG = Logger.getLogger(SendAnchor.class);

    private final EvmChain chain;
    private final ChainConfig config;
    private final SignAnchor sign;
    private final AnchorBatches batches;
    private final AnchorTransactions transactions;
    private final Pool pool;
    private final AnchorMetrics metrics;

    SendAnchor(
            EvmChain chain,
            ChainConfig config,
            SignAnchor sign,
            AnchorBatches batches,
            AnchorTransactions transactions,
            Pool pool,
            AnchorMetrics metrics) {
        this.chain = chain;
        this.config = config;
        this.sign = sign;
        this.batches = batches;
        this.transactions = transactions;
        this.pool = pool;
        this.metrics = metrics;
    }

    /** Sends the newest attempt if no node had it lately, or replaces it if it has waited too long. */
    Uni<Void> ifDue(Beat beat, AnchorBatch batch) {
        Optional<Attempt> live = batch.live();
        if (live.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Attempt attempt = live.get();
        if (isStuck(beat, batch, attempt)) {
            return replace(beat, batch, attempt);
        }
        return isDue(beat, attempt)
                ? send(beat, batch, attempt)
                : Uni.createFrom().voidItem();
    }

    /** Only the lowest open nonce can be stuck by its fee; the ones above it wait for that one. */
    private boolean isStuck(Beat beat, AnchorBatch batch, Attempt attempt) {
        return batch.state() == BatchState.SENT
                && beat.look()
                && attempt.triedAt() != null
                && attempt.nonce() == beat.chainCount()
                && isOlder(beat, batch.sentAt(), config.replaceAfter())
                && isOlder(beat, attempt.signedAt(), config.replaceAfter());
    }

    private boolean isDue(Beat beat, Attempt attempt) {
        return beat.afresh() || isOlder(beat, attempt.triedAt(), config.rebroadcastAfter());
    }

    private static boolean isOlder(Beat beat, Instant time, Duration than) {
        return time == null || !time.plus(than).isAfter(beat.now());
    }

    private Uni<Void> send(Beat beat, AnchorBatch batch, Attempt attempt) {
        return chain.send(attempt.raw()).flatMap(outcome -> transactions
                .tried(attempt.hash(), beat.now(), outcome.inPool())
                .flatMap(noted -> settle(beat, batch, attempt, outcome)));
    }

    private Uni<Void> settle(Beat beat, AnchorBatch batch, Attempt attempt, SendOutcome outcome) {
        LOG.debugf("transaction sent batchId=%s hash=%s outcome=%s", batch.batchId(), attempt.hash(), outcome);
        switch (outcome) {
            case INSUFFICIENT_FUNDS:
                return batches.troubled(beat.lease(), batch.batchId(), AnchorFailure.INSUFFICIENT_FUNDS);
            case REJECTED:
                return batches.troubled(beat.lease(), batch.batchId(), AnchorFailure.REJECTED);
            case UNDERPRICED:
                return underpriced(beat, batch, attempt);
            default:
                return sent(beat, batch);
        }
    }

    private Uni<Void> sent(Beat beat, AnchorBatch batch) {
        boolean said = batch.state() == BatchState.SENT && batch.failureCode() == null;
        if (batch.sentAt() == null) {
            metrics.sent(batch, beat.now());
        }
        return said ? Uni.createFrom().voidItem() : batches.sent(beat.lease(), batch.batchId(), beat.now());
    }

    private Uni<Void> underpriced(Beat beat, AnchorBatch batch, Attempt attempt) {
        Uni<Void> noted = batch.state() == BatchState.SEALED
                ? sent(beat, batch)
                : Uni.createFrom().voidItem();
        return noted.flatMap(done -> chain.suggestedFees(beat.head())).flatMap(fees -> {
            if (isMore(fees, attempt.fees())) {
                return replace(beat, batch, attempt);
            }
            boolean atLimit = attempt.fees().maxFeePerGas().compareTo(config.maxFeePerGas()) >= 0;
            return atLimit
                    ? batches.troubled(beat.lease(), batch.batchId(), AnchorFailure.FEE_CAP)
                    : Uni.createFrom().voidItem();
        });
    }

    private static boolean isMore(Fees fees, Fees than) {
        return fees.maxFeePerGas().compareTo(than.maxFeePerGas()) > 0;
    }

    private Uni<Void> replace(Beat beat, AnchorBatch batch, Attempt attempt) {
        return sign.replacement(beat, batch, attempt)
                .flatMap(replacement ->
                        replacement.isEmpty() ? atFeeCap(beat, batch, attempt) : store(beat, batch, replacement.get()));
    }

    private Uni<Void> store(Beat beat, AnchorBatch batch, Attempt replacement) {
        return pool.withTransaction(
                        tx -> transactions.insert(tx, beat.lease(), beat.account(), batch.batchId(), replacement))
                .invoke(() -> LOG.infof(
                        "transaction replaced batchId=%s nonce=%d attempt=%d maxFeePerGas=%s",
                        batch.batchId(),
                        replacement.nonce(),
                        replacement.number(),
                        replacement.fees().maxFeePerGas()))
                .flatMap(stored -> send(beat, batch, replacement));
    }

    private Uni<Void> atFeeCap(Beat beat, AnchorBatch batch, Attempt attempt) {
        Uni<Void> told = batches.troubled(beat.lease(), batch.batchId(), AnchorFailure.FEE_CAP);
        return isDue(beat, attempt)
                ? told.flatMap(ignored -> chain.send(attempt.raw()))
                        .flatMap(outcome -> transactions.tried(attempt.hash(), beat.now(), outcome.inPool()))
                : told;
    }
}
