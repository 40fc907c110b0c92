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
        List<String> lines = new ArrayList<>();
        boolean viewChecked = false;
        for (var entry : issuing.accepted.entrySet()) {
            String hash = entry.getValue();
            JsonNode anchor = anchor(client.status(entry.getKey(), hash).text("vcId"));
            List<String> proof = texts(anchor.get("proof"));
            String root = anchor.get("root").asText();
            assertTrue(roots.contains(root), "root is not on chain");
            assertTrue(MerkleTree.verify(
                    bytes(root),
                    bytes("0x" + hash),
                    proof.stream().map(ThousandCredentialsIT::bytes).toList()));
            if (!viewChecked) {
                String contract = anchor.get("contract").asText();
                assertTrue(chain.verifies(contract, root, hash, proof));
                assertTrue(!chain.verifies(contract, root, "0".repeat(64), proof));
                viewChecked = true;
            }
            lines.add(((ObjectNode) anchor).put("value", "0x" + hash).toString());
        }
        Path file = Files.write(Path.of("target", "anchors.ndjson"), lines);
        NodeScript.run("check-anchors.mjs", file.toAbsolutePath().toString());
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
