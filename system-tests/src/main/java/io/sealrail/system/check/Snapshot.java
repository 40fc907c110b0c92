package io.sealrail.system.check;

import java.util.List;

/**
 * Everything that the reader found, as plain rows. Checks are functions over it.
 *
 * @param outbox the events that each service stored
 * @param lags how far each consumer is behind
 * @param served each list as each replica serves it
 * @param leaseWrites what {@link LeaseWitness} saw
 */
record Snapshot(
        IssuanceRows issuance,
        OnchainRows onchain,
        RevocationRows revocation,
        StatusListRows statusLists,
        VerifierRows verifier,
        List<OutboxRow> outbox,
        TopicFacts topics,
        List<Lag> lags,
        ChainFacts chain,
        List<ServedList> served,
        List<LeaseWrite> leaseWrites) {}
