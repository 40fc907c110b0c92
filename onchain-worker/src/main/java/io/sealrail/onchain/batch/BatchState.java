package io.sealrail.onchain.batch;

/** How far a batch is. */
public enum BatchState {
    /** Its root, nonce and signed transaction are stored; batch-sealed.v1 is on its way to Kafka. */
    SEALED,
    /** The node has had the transaction. */
    SENT,
    /** The transaction is as deep as configured and credential-onchain.v1 was said; a reorg makes it SENT again. */
    CONFIRMED,
    /** So deep that no reorg is expected. */
    FINAL,
    /** The last transaction did not anchor it; another one follows by itself. */
    FAILED
}
