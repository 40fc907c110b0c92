package io.sealrail.issuance.agentcredential;

import io.sealrail.credential.key.Signer;
import io.sealrail.events.StatusReference;

/**
 * What signing takes, got before a transaction begins: a transaction that waits for another connection of the same pool could
 * wait for itself.
 *
 * @param status a place in a status list; if nothing is issued, it stays unused
 */
record Means(Signer signer, StatusReference status) {}
