package io.sealrail.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.system.client.ChainReader;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A program that knows only the seed issues 1,000 credentials, polls them to ONCHAIN and checks each proof itself. */
class ThousandCredentialsIT {

    private static final int HOW_MANY = 1_000;

    private final Demo demo = SystemStack.get().demo();
    private final PartnerClient client = new PartnerClient(demo);
    private final ChainReader chain = new ChainReader(demo.rpcUrl());
    private final Http http = new Http(demo.baseUrl());

    @Test
    void reachTheChainOnceEach() throws Exception {
        Settled.everything(demo);
        long before = leavesOnChain();
        try (Issuing issuing = new Issuing(client, 16)) {
            for (Future<?> caller : issuing.start(() -> issuing.accepted.size() >= HOW_MANY)) {
                caller.get();
            }
            Settled.onchain(client, issuing.accepted, Duration.ofSeconds(90));
            checkProofs(issuing);
            assertEquals(before + issuing.accepted.size(), leavesOnChain());
        }
    }

    private void checkProofs(Issuing issuing) throws Exception {
        Set<String> roots = new HashSet<>();
        chain.anchored().forEach(event -> roots.add(event.root()));
        List<JsonNode> anchors = issuing.accepted.entrySet().parallelStream()
                .map(entry -> checkedProof(entry.getKey(), entry.getValue(), roots))
                .toList();
        checkView(anchors.get(0));
        Path file = Files.write(
                Path.of("target", "anchors.ndjson"),
                anchors.stream().map(JsonNode::toString).toList());
        NodeScript.run("check-anchors.mjs", file.toAbsolutePath().toString());
    }

    /** The anchor of a credential, with the hash of its claim as {@code value}. */
    private JsonNode checkedProof(String email, String hash, Set<String> roots) {
        JsonNode anchor = anchor(client.status(email, hash).text("vcId"));
        String root = anchor.get("root").asText();
        assertTrue(roots.contains(root), "root is not on chain");
        assertTrue(MerkleTree.verify(
                bytes(root),
                bytes("0x" + hash),
                texts(anchor.get("proof")).stream()
                        .map(ThousandCredentialsIT::bytes)
                        .toList()));
        return ((ObjectNode) anchor).put("value", "0x" + hash);
    }

    private void checkView(JsonNode anchor) {
        String contract = anchor.get("contract").asText();
        String root = anchor.get("root").asText();
        String hash = anchor.get("value").asText().substring(2);
        List<String> proof = texts(anchor.get("proof"));
        assertTrue(chain.verifies(contract, root, hash, proof));
        assertTrue(!chain.verifies(contract, root, "0".repeat(64), proof));
    }

    private JsonNode anchor(String vcId) {
        Http.Answer answer = http.get("/v1/credentials/" + vcId + "/anchor");
        assertEquals(200, answer.status(), () -> answer.response().body());
        return answer.json();
    }

    private long leavesOnChain() {
        return chain.anchored().stream()
                .mapToLong(ChainReader.Anchored::leafCount)
                .sum();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.substring(2));
    }
}
