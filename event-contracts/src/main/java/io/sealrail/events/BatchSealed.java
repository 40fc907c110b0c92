package io.sealrail.events;

import java.time.Instant;
import java.util.List;

/**
 * An anchor batch was closed: its root is final and its transaction about to be sent. Large batches come in chunks, so that
 * a batch can be rebuilt from the topic alone. Published by onchain-worker; key = batch id.
 *
 * @param batchId UUID of the batch
 * @param root 0x-prefixed Merkle root
 * @param leafCount credentials in the whole batch
 * @param chunk this chunk, from 0
 * @param chunks how many chunks the batch has
 * @param leaves this chunk's credentials, in the order of the batch
 * @param sealedAt when the batch was closed
 */
public record BatchSealed(
        String batchId, String root, int leafCount, int chunk, int chunks, List<Leaf> leaves, Instant sealedAt)
        implements DomainEvent {

    /** A credential and the hash that stands for it on chain (64 lower-case hex characters). */
    public record Leaf(String credentialId, String coreClaimHash) {}

    @Override
    public String key() {
        return batchId;
    }
}
