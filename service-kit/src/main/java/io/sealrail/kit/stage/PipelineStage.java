package io.sealrail.kit.stage;

import java.util.Locale;

/** A stretch of the way from an accepted call to what everybody can see. */
public enum PipelineStage {
    /** An event: from its commit to Kafka. In every service that has an outbox. */
    RELAYED,
    /** A credential: from its arrival at onchain-worker to its place in a batch. */
    BATCHED,
    /** A credential: from its batch's sealing to a node that took the transaction. */
    SENT,
    /** A credential: from that to the configured number of confirmations. */
    CONFIRMED,
    /** A credential: from its acceptance to the partner's poll saying ONCHAIN. */
    VISIBLE,
    /** A change of status: from its commit to the list that this replica serves. */
    REVOCATION_VISIBLE;

    /** The value of the label {@code stage}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
