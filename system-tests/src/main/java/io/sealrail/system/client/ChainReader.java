package io.sealrail.system.client;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.merkle.Keccak;

/** Reads the chain through JSON-RPC, independently of the services. */
public final class ChainReader {

    private static final String ANCHORED = "0x" + hex("Anchored(bytes32,uint32)");

    private final Http rpc;

    public ChainReader(String rpcUrl) {
        this.rpc = new Http(rpcUrl);
    }

    /** One {@code Anchored} event of the contract. */
    public record Anchored(String root, int leafCount, long blockNumber) {}

    /** Every {@code Anchored} event on the chain, oldest first. */
    public List<Anchored> anchored() {
        ObjectNode filter = Demo.JSON.createObjectNode().put("fromBlock", "0x0").put("toBlock", "latest");
        filter.putArray("topics").add(ANCHORED);
        List<Anchored> events = new ArrayList<>();
        for (JsonNode log : call("eth_getLogs", filter)) {
            events.add(new Anchored(
                    log.at("/topics/1").asText(),
                    number(log.path("data")).intValueExact(),
                    number(log.path("blockNumber")).longValueExact()));
        }
        return events;
    }

    /** What the contract's own view says of a value and its proof. */
    public boolean verifies(String contract, String root, String value, List<String> proof) {
        StringBuilder data = new StringBuilder(
                "0x" + hex("verify(bytes32,bytes32,bytes32[])").substring(0, 8));
        data.append(root.substring(2)).append(value);
        data.append(word(96)).append(word(proof.size()));
        proof.forEach(node -> data.append(node.substring(2)));
        ObjectNode call = Demo.JSON.createObjectNode().put("to", contract).put("data", data.toString());
        return number(call("eth_call", call, "latest")).signum() == 1;
    }

    /** The call data of every transaction on the chain. */
    public List<String> callData() {
        long head = number(call("eth_blockNumber")).longValueExact();
        List<String> inputs = new ArrayList<>();
        for (long block = 0; block <= head; block++) {
            for (JsonNode transaction : call("eth_getBlockByNumber", "0x" + Long.toHexString(block), true)
                    .path("transactions")) {
                inputs.add(transaction.path("input").asText());
            }
        }
        return inputs;
    }

    private JsonNode call(String method, Object... parameters) {
        ObjectNode request = Demo.JSON.createObjectNode();
        request.put("jsonrpc", "2.0").put("id", 1).put("method", method);
        ArrayNode array = request.putArray("params");
        for (Object parameter : parameters) {
            array.addPOJO(parameter);
        }
        JsonNode answer = rpc.post("", request.toString()).json();
        if (answer.has("error")) {
            throw new IllegalStateException(method + ": " + answer);
        }
        return answer.path("result");
    }

    private static String word(long value) {
        return String.format("%064x", value);
    }

    private static BigInteger number(JsonNode hex) {
        return new BigInteger(hex.asText().substring(2), 16);
    }

    private static String hex(String signature) {
        return HexFormat.of().formatHex(Keccak.hash256(signature.getBytes(StandardCharsets.US_ASCII)));
    }
}
