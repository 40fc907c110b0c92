package io.sealrail.onchain.batch;

import java.time.Instant;

import io.sealrail.kit.lease.Lease;
import io.sealrail.onchain.chain.Block;

/**
 * One round of the sender.
 *
 * @param lease the right to write and send
 * @param account whose nonces are used
 * @param head the newest block
 * @param chainCount how many transactions of the account the chain holds at the head
 * @param now when the round began
 * @param afresh whether the node may have forgotten what it was given: it was away, lost blocks, or this replica has just begun
 * @param look whether receipts are to be asked for: the head is new, or it is long since the last look
 */
record Beat(
        Lease lease, SenderAccount account, Block head, long chainCount, Instant now, boolean afresh, boolean look) {

    Beat quiet(Instant now) {
        return new Beat(lease, account, head, chainCount, now, false, false);
    }
}
