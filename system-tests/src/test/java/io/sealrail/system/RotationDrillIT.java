package io.sealrail.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.Operator;
import io.sealrail.system.client.PartnerClient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code ./run rotate-key}: rehearsed it changes nothing; done, old and new credentials verify. */
class RotationDrillIT {

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final PartnerClient client = new PartnerClient(demo);
    private final Http http = new Http(demo.baseUrl());

    @Test
    void rehearsesAndRotates() throws Exception {
        JsonNode old = issued();
        JsonNode before = issuer();

        NodeScript.Finished rehearsal = drill("--dry-run");
        assertEquals(0, rehearsal.exit(), rehearsal.output());
        assertTrue(rehearsal.output().contains("Nothing was changed."), rehearsal.output());
        assertEquals(before, issuer());

        NodeScript.Finished done = drill();
        assertEquals(0, done.exit(), done.output());
        String signing = issuer().path("keyId").asText();
        assertNotEquals(before.path("keyId").asText(), signing);
        JsonNode fresh = issued();
        assertEquals(signing, fresh.at("/proof/verificationMethod").asText());
        assertTrue(verifies(old));
        assertTrue(verifies(fresh));
    }

    @Test
    void saysWhatDoesNotHold() throws Exception {
        NodeScript.Finished refused = drill("--issuer", "did:web:nobody.example");
        assertEquals(1, refused.exit());
        assertTrue(refused.output().contains("ISSUER_UNKNOWN"), refused.output());
        assertFalse(refused.output().contains("\tat "), refused.output());
    }

    private NodeScript.Finished drill(String... arguments) throws Exception {
        Path module = Path.of("..", "local-stack", "target").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                module.resolve("classes") + ":" + module.resolve("lib") + "/*",
                "io.sealrail.stack.drill.RotateKeyMain",
                "--demo",
                stack.demoFile().toString()));
        command.addAll(List.of(arguments));
        return NodeScript.execute(Path.of("."), command);
    }

    private JsonNode issuer() {
        return new Operator(demo)
                .found("/admin/v1/issuers/" + URLEncoder.encode(demo.partner().issuerDid(), StandardCharsets.UTF_8));
    }

    private JsonNode issued() {
        String email = SystemStack.freshEmail();
        String hash = client.issue(email, client.request()).text("coreClaimHash");
        return client.document(email, client.status(email, hash).text("vcId")).json();
    }

    private boolean verifies(JsonNode credential) {
        ObjectNode request = Demo.JSON.createObjectNode();
        request.set("credential", credential);
        return http.post("/api/v1/credentials/verify", request.toString())
                .json()
                .path("valid")
                .asBoolean();
    }
}
