package io.sealrail.issuance.agentkey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static io.sealrail.issuance.agentkey.KeyedAgent.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AgentDidResourceTest {

    private final TestKey first = TestKey.generate();
    private final TestKey next = TestKey.generate();
    private KeyedAgent agent;

    @BeforeEach
    void prepare() {
        agent = KeyedAgent.unregistered();
    }

    @Test
    void servesTheKeyOfAnAgentWhereDidWebLooks() {
        agent.register(first);

        agent.document()
                .contentType(startsWith("application/did+json"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Cache-Control", equalTo("public, no-cache"))
                .body("id", equalTo(agent.did()))
                .body(
                        "'@context'",
                        contains("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/ed25519-2020/v1"))
                .body("verificationMethod.size()", equalTo(1))
                .body("verificationMethod[0].id", equalTo(agent.did() + "#key-1"))
                .body("verificationMethod[0].type", equalTo("Ed25519VerificationKey2020"))
                .body("verificationMethod[0].controller", equalTo(agent.did()))
                .body("verificationMethod[0].publicKeyMultibase", equalTo(first.multibase()))
                .body("authentication", contains(agent.did() + "#key-1"))
                .body("assertionMethod", contains(agent.did() + "#key-1"));
    }

    @Test
    void hasNoVerificationMethodWithoutAKey() {
        agent.register(null);

        agent.document()
                .body("id", equalTo(agent.did()))
                .body("$", not(hasKey("verificationMethod")))
                .body("$", not(hasKey("assertionMethod")))
                .body("$", not(hasKey("authentication")));
    }

    @Test
    void isTheSameDocumentEverywhere() {
        agent.register(first);
        String document = agent.document().extract().asString();

        Response api = given().get("/api/v1/agents/" + agent.slug() + "/did");
        assertEquals(document, api.then().statusCode(200).extract().asString());
        given().header("If-None-Match", api.header("ETag"))
                .get("/agents/" + agent.slug() + "/did.json")
                .then()
                .statusCode(304);
        assertEquals(
                document,
                given().accept("application/did+json")
                        .get("/1.0/identifiers/" + agent.did())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-has-this", "a", "UPPER", "with%20space", "%00%00%00"})
    void knowsNoOtherAgents(String unknown) {
        for (String path : new String[] {"/agents/" + unknown + "/did.json", "/api/v1/agents/" + unknown + "/did"}) {
            given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"))
                    .body("error", containsString("agent"));
        }
        given().get("/1.0/identifiers/did:web:sealrail.test:agents:nobody-has-this")
                .then()
                .statusCode(404)
                .body("code", equalTo("DID_NOT_FOUND"));
    }

    @Test
    void leavesTheDocumentOfADecommissionedAgentWithoutAKeyInUseAndSaysSo() {
        agent.register(first);
        agent.organization()
                .asAdmin()
                .post("/api/v1/agents/" + agent.slug() + "/decommission")
                .then()
                .statusCode(200);

        refused(agent.rotate(next), 409, "INVALID_STATE");

        Awaitility.await().untilAsserted(() -> given().accept("application/did-resolution")
                .get("/1.0/identifiers/" + agent.did())
                .then()
                .parser("application/did-resolution", Parser.JSON)
                .statusCode(200)
                .body("didDocumentMetadata.deactivated", equalTo(true))
                .body("didDocument.verificationMethod[0].expires", matchesPattern(".*T\\d\\d:\\d\\d:\\d\\d.*Z")));
        agent.document()
                .body("$", not(hasKey("deactivated")))
                .body("authentication", empty())
                .body("verificationMethod[0].id", equalTo(agent.did() + "#key-1"))
                .body("verificationMethod[0].publicKeyMultibase", equalTo(first.multibase()));
    }
}
