package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.StackException;
import io.sealrail.stack.process.Await;

/** Puts the platform's contract on a development chain, paid for by the node's first unlocked account. */
public final class AnchorContract {

    private static final String ONE_THOUSAND_COINS = "0x3635c9adc5dea00000";
    private static final String GAS = "0x2dc6c0";
    private final JsonRpc node;

    public AnchorContract(String rpcUrl) {
        this.node = new JsonRpc(rpcUrl);
    }

    /** Gives an account enough to anchor for years. */
    public void fund(String account) throws IOException {
        node.call("anvil_setBalance", account, ONE_THOUSAND_COINS);
    }

    /** Whether there is code at the address. */
    public boolean isAt(String address) throws IOException {
        return node.call("eth_getCode", address, "latest").asText().length() > "0x".length();
    }

    /**
     * @param artifact JSON file with the {@code bytecode} (0x-prefixed hex)
     * @param anchorer the account (0x-prefixed hex) that may anchor
     * @return the contract's address
     */
    public String deploy(Path artifact, String anchorer) throws IOException {
        String bytecode =
                new ObjectMapper().readTree(artifact.toFile()).path("bytecode").asText();
        String owner = node.call("eth_accounts").path(0).asText();
        String data = bytecode + word("20") + word("1") + word(anchorer.substring("0x".length()));
        String transaction = node.call("eth_sendTransaction", Map.of("from", owner, "gas", GAS, "data", data))
                .asText();
        if (!Await.until(Duration.ofSeconds(20), () -> !receipt(transaction).isMissingNode())) {
            throw new StackException("The chain did not mine the contract within 20 s.");
        }
        JsonNode receipt = receipt(transaction);
        if (!"0x1".equals(receipt.path("status").asText())) {
            throw new StackException("The chain refused the contract in transaction " + transaction + ".");
        }
        return receipt.path("contractAddress").asText();
    }

    private JsonNode receipt(String transaction) {
        try {
            JsonNode receipt = node.call("eth_getTransactionReceipt", transaction);
            return receipt.isObject() ? receipt : receipt.path("none");
        } catch (IOException away) {
            throw new StackException("The chain went away: " + away.getMessage(), away);
        }
    }

    private static String word(String hex) {
        return "0".repeat(64 - hex.length()) + hex;
    }
}
