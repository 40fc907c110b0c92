package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a credential is on its way to the chain.
 *
 * @param state RECEIVED while it waits for a batch, then the state of its batch
 * @param batchId its batch, absent while RECEIVED
 * @param failureCode why it is not further, absent while all is well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeafTimeline(
        String credentialId,
        String state,
        String batchId,
        String root,
        List<Sent> transactions,
        String failureCode,
        Instant receivedAt,
        Instant sealedAt) {

    /** A transaction that was signed for the batch; sentAt once a node had it, blockNumber when it is the one that anchored. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(String hash, long nonce, Instant sentAt, Long blockNumber) {}
}
