package io.sealrail.issuance.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What onchain-worker says of a credential that is not confirmed yet.
 *
 * @param state {@code RECEIVED}, {@code SEALED}, {@code SENT}, {@code CONFIRMED}, {@code FINAL} or {@code FAILED}
 * @param batchId its batch, once sealed
 * @param root 0x-prefixed Merkle root of the batch
 * @param transactions every attempt to anchor the batch
 * @param failureCode why the anchor failed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LeafState(
        String credentialId,
        String state,
        String batchId,
        String root,
        List<Attempt> transactions,
        String failureCode,
        Instant receivedAt,
        Instant sealedAt) {

    LeafState {
        transactions = transactions == null ? List.of() : List.copyOf(transactions);
    }

    boolean failed() {
        return "FAILED".equals(state);
    }

    boolean confirmed() {
        return "CONFIRMED".equals(state) || "FINAL".equals(state);
    }

    /** The newest attempt that was sent; one that is only signed has not left the worker. */
    Optional<Attempt> latest() {
        return transactions.stream().filter(attempt -> attempt.sentAt() != null).reduce((earlier, later) -> later);
    }

    Optional<Attempt> mined() {
        return transactions.stream()
                .filter(attempt -> attempt.blockNumber() != null)
                .findFirst();
    }

    /** A transaction that was sent for the batch; attempts share their nonce. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Attempt(String hash, Long nonce, Instant sentAt, Long blockNumber) {}
}
