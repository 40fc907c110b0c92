package io.sealrail.system.check;

import java.util.List;
import java.util.Map;

/**
 * What the chain says.
 *
 * @param anchored every {@code Anchored} event, oldest first
 * @param mined every transaction of the anchorers
 * @param counts how many transactions each anchorer has mined, which is its next nonce
 */
record ChainFacts(List<Anchored> anchored, List<Mined> mined, Map<String, Long> counts) {

    /** @param root hex without {@code 0x} */
    record Anchored(String root, long leafCount, String contract, String transactionHash, long blockNumber) {}

    record Mined(String sender, long nonce, String hash, long blockNumber) {}
}
