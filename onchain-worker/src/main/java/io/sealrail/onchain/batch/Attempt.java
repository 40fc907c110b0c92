package io.sealrail.onchain.batch;

import java.time.Instant;

import io.sealrail.onchain.chain.Fees;

/**
 * A signed transaction of a batch.
 *
 * @param hash 0x-prefixed transaction hash
 * @param nonce the sender's nonce
 * @param number counts the attempts at this nonce from 1
 * @param raw what a node takes
 * @param fees what it offers
 * @param gasLimit gas units
 * @param signedAt when it was stored
 * @param triedAt when a node was last given it, or {@code null}
 */
record Attempt(
        String hash, long nonce, int number, byte[] raw, Fees fees, long gasLimit, Instant signedAt, Instant triedAt) {}
