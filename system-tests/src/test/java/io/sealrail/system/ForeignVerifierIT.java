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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What we issue and publish, judged by libraries that are not ours and know of us no more than what we serve. */
class ForeignVerifierIT {

    private static final String VERIFY = "verify-vc.mjs";
    private static final String DECODE = "decode-statuslist.mjs";

    private final Demo demo = SystemStack.get().demo();
    private final PartnerClient client = new PartnerClient(demo);
    private final Http http = new Http(demo.baseUrl());
    private final String email = SystemStack.freshEmail();

    @BeforeAll
    static void checkersAreThere() {
        assumeTrue(Checkers.canRun(), "the checkers are not beside this repository, or npm is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eddsa-rdfc-2022", "eddsa-jcs-2022"})
    void acceptsACredentialUntilItIsChangedExpiredOrRevoked(String cryptosuite) throws Exception {
        Http.Answer issued = client.issue(email, request(cryptosuite));
        String vcId = client.status(email, issued.text("coreClaimHash")).text("vcId");
        JsonNode document = client.document(email, vcId).json();
        assertEquals(cryptosuite, document.at("/proof/cryptosuite").asText());
        Path file = write(cryptosuite + ".json", document.toString());

        assertExit(Checkers.ACCEPTED, verify(document, file));
        assertExit(Checkers.REFUSED, verify(document, write(cryptosuite + "-changed.json", changed(document))));
        NodeScript.Finished later = verify(document, file, "--now", "2100-01-01T00:00:00Z");
        assertExit(Checkers.REFUSED, later);
        assertTrue(later.output().contains("validUntil"), later.output());
        assertExit(Checkers.ACCEPTED, decode(document));

        revoke(vcId);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertExit(Checkers.INDEX_IS_SET, decode(document)));
        NodeScript.Finished revoked = verify(document, file);
        assertExit(Checkers.REFUSED, revoked);
        assertTrue(revoked.output().contains("revoked"), revoked.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bitstring", "/credential"})
    void acceptsTheSignedStatusLists(String form) throws Exception {
        Http.Answer issued = client.issue(email, client.request());
        String vcId = client.status(email, issued.text("coreClaimHash")).text("vcId");
        JsonNode document = client.document(email, vcId).json();
        String address = list(document).replaceFirst("/bitstring$", form);
        Http.Answer list = new Http(address).get("");
        Path file =
                write("list" + form.replace('/', '-') + ".json", list.response().body());
        assertExit(Checkers.ACCEPTED, verify(list.json(), file, "--no-status"));
        NodeScript.Finished decoded = Checkers.run(List.of(DECODE, address));
        assertExit(Checkers.ACCEPTED, decoded);
        assertEquals(0, Demo.JSON.readTree(decoded.output()).path("problems").size(), decoded.output());
    }

    /** The demo's own program signs over RDF; for JCS we publish another. */
    private ObjectNode request(String cryptosuite) {
        ObjectNode request = client.request();
        return cryptosuite.equals("eddsa-rdfc-2022")
                ? request
                : request.put("credentialId", publishProgram(cryptosuite));
    }

    private String publishProgram(String cryptosuite) {
        ObjectNode program = Demo.JSON
                .createObjectNode()
                .put("issuerDid", demo.partner().issuerDid())
                .put("name", "Judged by others")
                .put("credentialType", "JudgedCredential")
                .put("format", "ldp_vc")
                .put("cryptosuite", cryptosuite)
                .put("validity", "P365D");
        ObjectNode schema =
                program.putObject("subjectSchema").put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("age").put("type", "integer");
        properties.putObject("location").put("type", "string");
        properties.putObject("isMember").put("type", "boolean");
        String programId = operator("programs", program.toString()).text("programId");
        operator("programs/" + programId + "/publish", "{}");
        return programId;
    }

    private void revoke(String vcId) {
        operator("credentials/" + vcId + "/revoke", "{\"reason\":\"judged by others\"}");
    }

    private Http.Answer operator(String path, String body) {
        Http.Answer answer = http.post("/admin/v1/" + path, body, "Authorization", "Bearer " + demo.operatorToken());
        assertTrue(answer.status() < 300, () -> answer.response().body());
        return answer;
    }

    /** The smallest change of what is said. */
    private static String changed(JsonNode document) {
        ObjectNode changed = document.deepCopy();
        ObjectNode subject = (ObjectNode) changed.get("credentialSubject");
        subject.put("age", subject.get("age").asInt() + 1);
        return changed.toString();
    }

    private NodeScript.Finished verify(JsonNode document, Path file, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(VERIFY, file.toString()));
        String did = document.path("issuer").asText();
        command.add("--did-doc");
        command.add(
                write("did.json", http.get("/1.0/identifiers/" + did).response().body())
                        .toString());
        for (JsonNode context : document.path("@context")) {
            if (context.asText().startsWith(demo.baseUrl())) {
                Http.Answer served = new Http(context.asText()).get("");
                command.add("--context");
                command.add(context.asText() + "="
                        + write("context.json", served.response().body()));
            }
        }
        command.addAll(List.of(options));
        return Checkers.run(command);
    }

    private static NodeScript.Finished decode(JsonNode document) throws Exception {
        String index = document.at("/credentialStatus/statusListIndex").asText();
        return Checkers.run(List.of(DECODE, list(document), "--index", index));
    }

    private static String list(JsonNode document) {
        return document.at("/credentialStatus/statusListCredential").asText();
    }

    private static Path write(String name, String content) throws IOException, InterruptedException {
        return Files.writeString(Checkers.folder().resolve(name), content).toAbsolutePath();
    }

    private static void assertExit(int expected, NodeScript.Finished finished) {
        assertEquals(expected, finished.exit(), finished.output());
    }
}
