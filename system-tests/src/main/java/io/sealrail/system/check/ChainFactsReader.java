package io.sealrail.system.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

/** Reads the chain through JSON-RPC. */
final class ChainFactsReader {

    private static final String ANCHORED = "0x" + Keccak256.hex("Anchored(bytes32,uint32)");
    private static final int BLOCKS_AT_ONCE = 100;

    private final Http rpc;
    private final Texts texts;

    ChainFactsReader(String rpcUrl, Texts texts) {
        this.rpc = new Http(rpcUrl);
        this.texts = texts;
    }

    /** @param senders addresses of the anchorers, lower case */
    ChainFacts read(Set<String> senders) {
        Map<String, Long> counts = new TreeMap<>();
        for (String sender : senders) {
            counts.put(sender, number(call("eth_getTransactionCount", sender, "latest")));
        }
        return new ChainFacts(anchored(), mined(new HashSet<>(senders)), counts);
    }

    private List<ChainFacts.Anchored> anchored() {
        ObjectNode filter = Demo.JSON.createObjectNode().put("fromBlock", "0x0").put("toBlock", "latest");
        filter.putArray("topics").add(ANCHORED);
        List<ChainFacts.Anchored> events = new ArrayList<>();
        for (JsonNode log : call("eth_getLogs", filter)) {
            events.add(new ChainFacts.Anchored(
                    texts.one(log.at("/topics/1").asText().substring(2)),
                    number(log.path("data")),
                    texts.one(log.path("address").asText()),
                    texts.one(log.path("transactionHash").asText()),
                    number(log.path("blockNumber"))));
        }
        return events;
    }

    private List<ChainFacts.Mined> mined(Set<String> senders) {
        long head = number(call("eth_blockNumber"));
        List<ChainFacts.Mined> mined = new ArrayList<>();
        for (long first = 0; first <= head; first += BLOCKS_AT_ONCE) {
            ArrayNode calls = Demo.JSON.createArrayNode();
            for (long block = first; block <= Math.min(head, first + BLOCKS_AT_ONCE - 1); block++) {
                calls.add(request("eth_getBlockByNumber", "0x" + Long.toHexString(block), true));
            }
            for (JsonNode answer : rpc.post("", calls.toString()).json()) {
                for (JsonNode transaction : result(answer).path("transactions")) {
                    if (senders.contains(transaction.path("from").asText())) {
                        mined.add(mined(transaction));
                    }
                }
            }
        }
        return mined;
    }

    private ChainFacts.Mined mined(JsonNode transaction) {
        return new ChainFacts.Mined(
                texts.one(transaction.path("from").asText()),
                number(transaction.path("nonce")),
                texts.one(transaction.path("hash").asText()),
                number(transaction.path("blockNumber")));
    }

    private JsonNode call(String method, Object... parameters) {
        return result(rpc.post("", request(method, parameters).toString()).json());
    }

    private static ObjectNode request(String method, Object... parameters) {
        ObjectNode request = Demo.JSON.createObjectNode();
        request.put("jsonrpc", "2.0").put("id", 1).put("method", method);
        ArrayNode array = request.putArray("params");
        for (Object parameter : parameters) {
            array.addPOJO(parameter);
        }
        return request;
    }

    private static JsonNode result(JsonNode answer) {
        if (!answer.has("result")) {
            throw new IllegalStateException("the chain answers " + answer);
        }
        return answer.get("result");
    }

    private static long number(JsonNode hex) {
        return Long.parseLong(hex.asText().substring(2), 16);
    }
}
