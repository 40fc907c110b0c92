package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A batch that is not final yet, with all that was signed for it.
 *
 * @param announced whether Kafka has acknowledged all of its batch-sealed.v1 events
 * @param sentAt since when it waits for its receipt, or {@code null}
 * @param transactionHash the transaction that anchored it, while CONFIRMED
 * @param blockHash the block of that transaction
 * @param onchainSequence how often it was said to be on chain
 * @param failures how often it failed in a row
 * @param retryAt when a failed batch is due again
 */
record AnchorBatch(
        UUID batchId,
        BatchState state,
        byte[] root,
        int leafCount,
        String contract,
        boolean announced,
        Instant sealedAt,
        Instant sentAt,
        String transactionHash,
        String blockHash,
        long onchainSequence,
        int failures,
        String failureCode,
        Instant retryAt,
        List<Attempt> attempts) {

    private static final Comparator<Attempt> IN_ORDER =
            Comparator.comparing(Attempt::signedAt).thenComparingInt(Attempt::number);

    /** The newest attempt, the one that is sent; earlier ones are only watched. */
    Optional<Attempt> live() {
        return attempts.stream().max(IN_ORDER);
    }

    /** Whether this hash is an attempt at the nonce that is in use now. */
    boolean isAtLiveNonce(String hash) {
        long nonce = live().map(Attempt::nonce).orElse(-1L);
        return attempts.stream().anyMatch(a -> a.nonce() == nonce && a.hash().equals(hash));
    }

    /** Whether it takes one of the places for batches under way. */
    boolean isUnconfirmed() {
        return state != BatchState.CONFIRMED;
    }

    /** The nonce in use now; past every other for a batch without transaction. */
    long liveNonce() {
        return live().map(Attempt::nonce).orElse(Long.MAX_VALUE);
    }
}
