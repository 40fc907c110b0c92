package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A batch as it is closed.
 *
 * @param leaves in the order of their places
 * @param failureCode why no transaction could be signed yet, or {@code null}
 */
record SealedBatch(
        UUID batchId,
        byte[] root,
        List<Leaf> leaves,
        long chainId,
        String contract,
        Instant sealedAt,
        String failureCode) {}
