package io.sealrail.onchain.batch;

import java.util.UUID;

/** A batch that was final, to be looked for again when the chain lost blocks. */
record FinalBatch(UUID batchId, byte[] root, String contract) {}
