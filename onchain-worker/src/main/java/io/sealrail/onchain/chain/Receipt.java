package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.util.List;

/** What became of a mined transaction in the chain as the node sees it now. */
public record Receipt(
        String transactionHash,
        boolean succeeded,
        long blockNumber,
        String blockHash,
        long gasUsed,
        BigInteger gasPrice,
        List<Log> logs) {

    /** An event of a contract. */
    record Log(String contract, List<String> topics) {}

    /** Whether the transaction made this contract emit {@code Anchored} for this root. */
    public boolean anchored(String contract, byte[] root) {
        List<String> topics = List.of(AnchorContract.ANCHORED_TOPIC, HexData.of(root));
        return succeeded
                && logs.stream()
                        .anyMatch(log -> log.contract().equalsIgnoreCase(contract)
                                && log.topics().equals(topics));
    }

    /** What it cost, in wei. */
    public BigInteger cost() {
        return gasPrice.multiply(BigInteger.valueOf(gasUsed));
    }
}
