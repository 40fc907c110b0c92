package io.sealrail.stack.demo;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** The JSON-RPC call of the contract's view {@code verify(bytes32 root, bytes32 value, bytes32[] proof)}. */
final class ContractCall {

    private static final String SIGNATURE = "verify(bytes32,bytes32,bytes32[])";
    private static final int HASH_BITS = 256;
    private static final int SELECTOR_BYTES = 4;
    private static final int OFFSET_OF_PROOF = 96;

    private ContractCall() {}

    /** @param anchor the answer of the anchor's door */
    static String verify(JsonNode anchor) {
        StringBuilder data = new StringBuilder("0x" + selector());
        data.append(word(anchor.path("root"))).append(word(anchor.path("leaf")));
        data.append(String.format("%064x", OFFSET_OF_PROOF));
        data.append(String.format("%064x", anchor.path("proof").size()));
        anchor.path("proof").forEach(sibling -> data.append(word(sibling)));
        ObjectNode call = new ObjectMapper()
                .createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", "eth_call");
        call.putArray("params")
                .add(call.objectNode()
                        .put("to", anchor.path("contract").asText())
                        .put("data", data.toString()))
                .add("latest");
        return call.toString();
    }

    private static String selector() {
        KeccakDigest keccak = new KeccakDigest(HASH_BITS);
        byte[] name = SIGNATURE.getBytes(StandardCharsets.US_ASCII);
        keccak.update(name, 0, name.length);
        byte[] hash = new byte[HASH_BITS / 8];
        keccak.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash, 0, SELECTOR_BYTES);
    }

    private static String word(JsonNode hex) {
        return hex.asText().substring("0x".length());
    }
}
