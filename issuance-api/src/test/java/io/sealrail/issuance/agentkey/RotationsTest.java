package io.sealrail.issuance.agentkey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What signs stays good, whoever rotates; only a key that a credential names makes another credential. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class RotationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ISSUER = "did:web:sealrail.test";

    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = TestAgents.registered(organization);
    }

    @Test
    void everyCredentialVerifiesWithTheServedDocumentAfterTwoRotationsOfTheIssuer() throws IOException {
        List<ObjectNode> credentials = new ArrayList<>(List.of(current()));
        for (int rotation = 0; rotation < 2; rotation++) {
            rotateIssuer();
            TestAgents.publish(organization, slug, "{}").then().statusCode(201);
            credentials.add(current());
        }

        JsonNode document = document("/.well-known/did.json");
        List<String> keys = new ArrayList<>();
        for (ObjectNode credential : credentials) {
            String keyId = credential.at("/proof/verificationMethod").asText();
            keys.add(keyId);
            assertTrue(verifies(credential, document, keyId), keyId);
        }
        assertEquals(3, keys.stream().distinct().count(), keys.toString());
        ObjectNode forged = credentials.get(0).deepCopy();
        forged.withObject("proof").put("verificationMethod", keys.get(2));
        assertTrue(!verifies(forged, document, keys.get(2)));
    }

    @Test
    void rotatingTheIssuerReissuesNothingAndRotatingTheAgentDoes() throws IOException {
        ObjectNode before = current();

        rotateIssuer();

        assertEquals(before, current());
        assertEquals(1, versions());
        TestKey key = TestKey.generate();
        organization
                .asAdmin()
                .body("{\"publicKeyMultibase\":\"" + key.multibase() + "\"}")
                .post("/api/v1/agents/" + slug + "/did/rotate")
                .then()
                .statusCode(200);
        assertNotEquals(before.get("id"), current().get("id"));
        assertEquals(2, versions());
    }

    private static void rotateIssuer() {
        String before = signingKey();
        Awaitility.await().untilAsserted(() -> OperatorApi.operator()
                .post("/admin/v1/issuers/" + ISSUER + "/rotate-key")
                .then()
                .statusCode(200));
        Awaitility.await().until(() -> !signingKey().equals(before));
    }

    private static String signingKey() {
        return OperatorApi.operator().get("/admin/v1/issuers/" + ISSUER).path("keyId");
    }

    private long versions() {
        return TestAgents.rows("select from credentials c join agents a using (agent_id) where a.slug = $1", slug)
                .size();
    }

    private ObjectNode current() throws IOException {
        return (ObjectNode) document("/api/v1/agents/" + slug + "/credential").get("credential");
    }

    private static JsonNode document(String path) throws IOException {
        return JSON.readTree(given().get(path).then().statusCode(200).extract().asString());
    }

    private static boolean verifies(ObjectNode credential, JsonNode issuer, String keyId) {
        String url = AgentCapabilityContext.url("http://sealrail.test");
        Contexts contexts = Contexts.bundled().with(url, AgentCapabilityContext.document("http://sealrail.test"));
        for (JsonNode method : issuer.get("verificationMethod")) {
            if (method.get("id").asText().equals(keyId)) {
                assertTrue(asserts(issuer, keyId), "in assertionMethod");
                return DataIntegrity.verify(
                        credential,
                        (ObjectNode) credential.get("proof"),
                        Multikey.decodeEd25519(method.get("publicKeyMultibase").asText()),
                        contexts);
            }
        }
        return false;
    }

    private static boolean asserts(JsonNode issuer, String keyId) {
        for (JsonNode id : issuer.get("assertionMethod")) {
            if (id.asText().equals(keyId)) {
                return true;
            }
        }
        return false;
    }
}
