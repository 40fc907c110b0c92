package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Agents' credentials and lists, judged by other people's libraries, which fetch DID documents, contexts and lists themselves. */
class AgentForeignVerifierIT {

    private static final String VERIFY = "verify-vc.mjs";
    private static final String DECODE = "decode-statuslist.mjs";

    private final Demo demo = SystemStack.get().demo();
    private final AgentClient member = demo.member();
    private final AgentClient anybody = new AgentClient(demo.baseUrl(), null);
    private final String slug = AgentClient.freshSlug();

    @BeforeAll
    static void checkersAreThere() {
        assumeTrue(Checkers.canRun(), "the checkers are not beside this repository, or npm is missing");
    }

    @Test
    void acceptACredentialUntilItIsChangedExpiredOrRevoked() throws Exception {
        member.registered(slug);
        JsonNode credential = anybody.credential(slug);
        Path file = write("current", anybody.current(slug).response().body());
        assertExit(Checkers.ACCEPTED, verify(file));
        assertExit(Checkers.ACCEPTED, decode(credential));
        assertExit(Checkers.REFUSED, verify(write("changed", changed(credential))));
        assertExit(Checkers.REFUSED, verify(file, "--now", "2100-01-01T00:00:00Z"));

        AgentClient.accepted(200, demo.admin().revoke(slug, "judged by others"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertExit(Checkers.INDEX_IS_SET, decode(credential)));
        NodeScript.Finished revoked = verify(file);
        assertExit(Checkers.REFUSED, revoked);
        assertTrue(revoked.output().contains("revoked"), revoked.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credential", "/bitstring"})
    void acceptTheSignedLists(String form) throws Exception {
        String address = demo.baseUrl() + "/credentials/status/1" + form;
        Path file = write(
                "list" + form.replace('/', '-'),
                new Http(address).get("").response().body());
        assertExit(Checkers.ACCEPTED, verify(file, "--no-status"));
        NodeScript.Finished decoded = Checkers.run(List.of(DECODE, address));
        assertExit(Checkers.ACCEPTED, decoded);
        assertEquals(0, Demo.JSON.readTree(decoded.output()).path("problems").size(), decoded.output());
    }

    @Test
    void decodeTheFlatList() throws Exception {
        member.registered(slug);
        JsonNode entry = anybody.credential(slug).path("credentialStatus");
        List<String> decode = List.of(
                DECODE,
                entry.path("statusListCredential").asText().replaceFirst("/credential$", ""),
                "--index",
                entry.path("statusListIndex").asText());
        assertExit(Checkers.ACCEPTED, Checkers.run(decode));
        AgentClient.accepted(200, demo.admin().revoke(slug, "decoded by others"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertExit(Checkers.INDEX_IS_SET, Checkers.run(decode)));
    }

    /** The smallest change of what is said. */
    private static String changed(JsonNode credential) {
        ObjectNode changed = credential.deepCopy();
        ((ObjectNode) changed.path("credentialSubject")).put("displayName", "Somebody else");
        return changed.toString();
    }

    /** did:web means https; only that is mapped to where the stack listens. */
    private NodeScript.Finished verify(Path file, String... options) throws Exception {
        String https = demo.baseUrl().replaceFirst("^http:", "https:");
        List<String> command = new ArrayList<>(List.of(VERIFY, file.toString(), "--map", https + "=" + demo.baseUrl()));
        command.addAll(List.of(options));
        return Checkers.run(command);
    }

    private static NodeScript.Finished decode(JsonNode credential) throws Exception {
        JsonNode entry = credential.path("credentialStatus");
        return Checkers.run(List.of(
                DECODE,
                entry.path("statusListCredential").asText(),
                "--index",
                entry.path("statusListIndex").asText()));
    }

    private static Path write(String name, String content) throws IOException, InterruptedException {
        return Files.writeString(Checkers.folder().resolve("agent-" + name + ".json"), content)
                .toAbsolutePath();
    }

    private static void assertExit(int expected, NodeScript.Finished finished) {
        assertEquals(expected, finished.exit(), finished.output());
    }
}
