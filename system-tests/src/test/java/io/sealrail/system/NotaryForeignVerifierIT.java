package io.sealrail.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.wallet.HeldCredential;
import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;
import io.sealrail.system.client.Operator;

import static io.sealrail.system.client.NotaryClient.accepted;
import static io.sealrail.system.client.NotaryClient.held;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Wallets' credentials and presentations, judged by other people's libraries, which fetch keys and lists themselves. */
class NotaryForeignVerifierIT {

    private static final String VERIFY = "verify-sdjwt.mjs";
    private static final String VERIFIER = "https://shop.example";

    private final Demo demo = SystemStack.get().demo();
    private final Operator operator = new Operator(demo);
    private final NotaryClient client = NotaryClient.of(demo);
    private final HolderKey wallet = HolderKey.generate();
    private final Set<String> told = Set.of(client.claims().get(0));

    @BeforeAll
    static void checkersAreThere() {
        assumeTrue(Checkers.canRun(), "the checkers are not beside this repository, or npm is missing");
    }

    @Test
    void acceptACredentialUntilItsStatusChanges() throws Exception {
        Http.Answer issued = client.issued(wallet);
        String id = issued.text("credential_id");
        String compact = issued.text("credential");
        NodeScript.Finished good = assertExit(Checkers.ACCEPTED, verify(compact, requireAll()));
        assertEquals(
                true, Demo.JSON.readTree(good.output()).at("/checks/status").asBoolean(), good.output());
        change(id, "suspended", compact, Checkers.REFUSED);
        change(id, "valid", compact, Checkers.ACCEPTED);
        change(id, "revoked", compact, Checkers.REFUSED);
        assertTrue(verify(compact).output().contains("status is 1"));
    }

    private void change(String id, String status, String compact, int expected) {
        AgentClient.accepted(200, operator.setStatus(id, status));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertExit(expected, verify(compact)));
    }

    @Test
    void acceptAPresentationForItsVerifierOnly() throws Exception {
        HeldCredential held = held(client.issued(wallet));
        String bound = held.present(told, wallet, "nonce-1", VERIFIER);
        assertExit(Checkers.ACCEPTED, verify(bound, "--nonce", "nonce-1", "--aud", VERIFIER));
        assertExit(Checkers.ACCEPTED, verify(held.present(told)));
        assertExit(Checkers.REFUSED, verify(bound, "--nonce", "nonce-2", "--aud", VERIFIER));
        String stolen = held.present(told, HolderKey.generate(), "nonce-1", VERIFIER);
        assertExit(Checkers.REFUSED, verify(stolen, "--nonce", "nonce-1", "--aud", VERIFIER));
    }

    @Test
    void refuseTheExpiredAndTheTampered() throws Exception {
        HeldCredential held = held(client.issued(wallet));
        long expired = held.payload().path("exp").asLong() + 1;
        assertExit(Checkers.REFUSED, verify(held.present(told), "--now", Long.toString(expired)));
        assertExit(
                Checkers.REFUSED,
                verify(held.issuerSignedJwt() + "~" + changed(held.disclosures().get(0)) + "~"));
        String[] jwt = held.issuerSignedJwt().split("\\.");
        ObjectNode payload = held.payload().deepCopy();
        String longer = encode(payload.put("exp", expired).toString());
        assertExit(Checkers.REFUSED, verify(jwt[0] + "." + longer + "." + jwt[2] + "~"));
    }

    @Test
    void acceptWhatNobodyIsBoundToByTheKeysOfOurOrigin() throws Exception {
        ObjectNode evaluation = client.evaluation(List.of("land-hectares"), client.target());
        String id = accepted(client.evaluate(evaluation)).text("evaluation_id");
        ObjectNode request =
                Demo.JSON.createObjectNode().put("evaluation_id", id).put("credential_profile", "land_holding_sd_jwt");
        String compact = accepted(client.issue(request)).text("credential");
        Path keys = Files.writeString(
                Checkers.folder().resolve("notary-jwks.json"),
                new Http(demo.baseUrl())
                        .get("/.well-known/jwks.json")
                        .response()
                        .body());
        assertExit(
                Checkers.ACCEPTED,
                verify(compact, "--jwks", keys.toAbsolutePath().toString(), "--no-status"));
    }

    private String[] requireAll() {
        return client.claims().stream()
                .flatMap(claim -> List.of("--require", claim).stream())
                .toArray(String[]::new);
    }

    private static String changed(String disclosure) {
        String text = new String(Base64.getUrlDecoder().decode(disclosure), UTF_8);
        return encode(text.replace("true", "false"));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** did:web means https; only that is mapped to where the stack listens. */
    private NodeScript.Finished verify(String compact, String... options) throws Exception {
        String https = demo.baseUrl().replaceFirst("^http:", "https:");
        List<String> command = new ArrayList<>(List.of(VERIFY, compact, "--map", https + "=" + demo.baseUrl()));
        command.addAll(List.of(options));
        return Checkers.run(command);
    }

    private static NodeScript.Finished assertExit(int expected, NodeScript.Finished finished) {
        assertEquals(expected, finished.exit(), finished.output());
        return finished;
    }
}
