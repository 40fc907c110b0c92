package io.sealrail.onchain.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.ConfigProvider;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.merkle.Keccak;
import io.sealrail.onchain.chain.ChainKey;
import io.sealrail.stack.infra.JsonRpc;

/** The hand on the chain: mines, reorganises, drops, starves. */
final class TestChain {

    private final JsonRpc node = new JsonRpc(config("sealrail.chain.rpc-url"));

    static String contract() {
        return config("sealrail.chain.contract");
    }

    static ChainKey anchorer() {
        return ChainKey.fromHex(config("sealrail.chain.key"));
    }

    JsonNode call(String method, Object... params) {
        try {
            return node.call(method, params);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            call("evm_mine");
        }
    }

    long height() {
        return Long.decode(call("eth_blockNumber").asText());
    }

    /** Anchored events of a root; of all roots when it is {@code null}. */
    JsonNode anchored(String root) {
        String topic = "0x" + keccak("Anchored(bytes32,uint32)");
        return call(
                "eth_getLogs",
                Map.of(
                        "address",
                        contract(),
                        "fromBlock",
                        "earliest",
                        "topics",
                        root == null ? List.of(topic) : List.of(topic, root)));
    }

    /** Calls the contract as its owner, and mines it. */
    void asOwner(String signature, String account) {
        String owner = call("eth_accounts").path(0).asText();
        send(owner, Hex.decode(keccak(signature).substring(0, 8) + "0".repeat(24) + account.substring(2)));
        mine(1);
    }

    /** Calls the contract from an account that the node holds the key of; the transaction's hash. */
    String send(String from, byte[] data) {
        return call("eth_sendTransaction", Map.of("from", from, "to", contract(), "data", "0x" + Hex.encode(data)))
                .asText();
    }

    private static String keccak(String text) {
        return Hex.encode(Keccak.hash256(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
