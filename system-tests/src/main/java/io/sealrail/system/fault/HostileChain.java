package io.sealrail.system.fault;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.stack.infra.JsonRpc;
import io.sealrail.stack.process.Await;

/** The local chain (anvil), told by its own RPC methods to do what real chains do to their users. */
public final class HostileChain {

    private static final Duration UNTIL_SOMEBODY_SENDS = Duration.ofSeconds(20);
    private static final int BLOCK_SECONDS = 1;

    private final JsonRpc node;
    private volatile long minedAt = System.nanoTime();

    public HostileChain(String rpcUrl) {
        this.node = new JsonRpc(rpcUrl);
    }

    /** Replaces the newest blocks by as many empty ones; what was in them is forgotten. Returns the hash of the eldest lost one. */
    String reorg(int depth) throws IOException {
        long head = Long.decode(node.call("eth_blockNumber").asText());
        String first = "0x" + Long.toHexString(head - depth + 1);
        String lost =
                node.call("eth_getBlockByNumber", first, false).path("hash").asText();
        node.call("anvil_reorg", depth, List.of());
        return lost;
    }

    /**
     * The node forgets transactions that it has taken and not mined. Returns their hashes.
     *
     * @throws IllegalStateException if nobody sent any in time
     */
    List<String> dropPending() throws IOException {
        return whileNothingIsMined(() -> {
            List<String> dropped = new ArrayList<>(pending());
            for (String hash : dropped) {
                node.call("anvil_dropTransaction", hash);
            }
            return dropped;
        });
    }

    /**
     * Raises the base fee above what pending transactions offer; it falls by an eighth with each block. Returns their hashes.
     *
     * @throws IllegalStateException if nobody sent any in time
     */
    List<String> outbidPending(BigInteger baseFee) throws IOException {
        return whileNothingIsMined(() -> {
            node.call("anvil_setNextBlockBaseFeePerGas", "0x" + baseFee.toString(16));
            return pending();
        });
    }

    private interface Work {
        List<String> run() throws IOException;
    }

    private List<String> whileNothingIsMined(Work work) throws IOException {
        node.call("evm_setIntervalMining", 0);
        try {
            Await.until(UNTIL_SOMEBODY_SENDS, this::somebodyHasSent);
            if (pending().isEmpty()) {
                throw new IllegalStateException("nobody has sent a transaction");
            }
            return work.run();
        } finally {
            node.call("evm_setIntervalMining", BLOCK_SECONDS);
        }
    }

    /** Adds a block otherwise, at the usual pace: a sender that waits for earlier transactions to be deep enough sends nothing. */
    private boolean somebodyHasSent() {
        try {
            if (!pending().isEmpty()) {
                return true;
            }
            if (System.nanoTime() - minedAt > Duration.ofSeconds(BLOCK_SECONDS).toNanos()) {
                node.call("evm_mine");
                minedAt = System.nanoTime();
            }
            return false;
        } catch (IOException away) {
            return true;
        }
    }

    private List<String> pending() throws IOException {
        List<String> hashes = new ArrayList<>();
        for (JsonNode account : node.call("txpool_content").path("pending")) {
            account.forEach(transaction -> hashes.add(transaction.path("hash").asText()));
        }
        return hashes;
    }
}
