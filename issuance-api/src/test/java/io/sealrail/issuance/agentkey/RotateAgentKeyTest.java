package io.sealrail.issuance.agentkey;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static io.sealrail.issuance.agentkey.KeyedAgent.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class RotateAgentKeyTest {

    private final TestKey first = TestKey.generate();
    private final TestKey next = TestKey.generate();
    private KeyedAgent agent;

    @BeforeEach
    void prepare() {
        agent = KeyedAgent.unregistered();
    }

    @Test
    void rotatesAndIssuesACredentialThatNamesTheNextKey() {
        String firstId = agent.register(first);

        Response rotated = agent.rotate(next);

        rotated.then()
                .statusCode(200)
                .body("did", equalTo(agent.did()))
                .body("version", equalTo(2))
                .body("vc_id", matchesPattern("urn:uuid:[0-9a-f-]{36}"))
                .body("request_id", startsWith("req_"))
                .body("did_document.id", equalTo(agent.did()));
        String nextId = rotated.path("vc_id");
        assertNotEquals(firstId, nextId);
        assertFalse(TestAgents.credential(firstId).getBoolean("active"));
        assertEquals(nextId, TestAgents.credential(firstId).getString("replaced_by"));
        given().get("/api/v1/agents/" + agent.slug() + "/credential")
                .then()
                .body("credential.id", equalTo(nextId))
                .body("credential.credentialSubject.agentVersion", equalTo(2))
                .body("credential.credentialSubject.publicKeyMultibase", equalTo(next.multibase()));
        agent.document()
                .body("verificationMethod.id", contains(agent.did() + "#key-1", agent.did() + "#key-2"))
                .body("verificationMethod[0].expires", matchesPattern("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("verificationMethod[0].revoked", nullValue())
                .body("verificationMethod[1].expires", nullValue())
                .body("verificationMethod[1].publicKeyMultibase", equalTo(next.multibase()))
                .body("assertionMethod", contains(agent.did() + "#key-1", agent.did() + "#key-2"))
                .body("authentication", contains(agent.did() + "#key-2"));
    }

    @Test
    void givesAnAgentItsFirstKeyLater() {
        agent.register(null);

        agent.rotate(first)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("did_document.authentication", contains(agent.did() + "#key-1"));
    }

    @Test
    void keepsTheKeyThroughANewVersion() {
        agent.register(first);
        TestAgents.publish(agent.organization(), agent.slug(), "{\"display_name\":\"Another\"}")
                .then()
                .statusCode(201);

        given().get("/api/v1/agents/" + agent.slug() + "/credential")
                .then()
                .body("credential.credentialSubject.publicKeyMultibase", equalTo(first.multibase()));
        agent.document().body("verificationMethod.size()", equalTo(1));
    }

    @Test
    void refusesAKeyThatTheAgentHasOrHad() {
        agent.register(first);
        refused(agent.rotate(first), 409, "INVALID_STATE");
        agent.rotate(next).then().statusCode(200);

        refused(agent.rotate(first), 409, "INVALID_STATE");

        agent.document().body("authentication", contains(agent.did() + "#key-2"));
        agent.organization()
                .asMember()
                .get("/api/v1/agents/" + agent.slug())
                .then()
                .body("version", equalTo(2));
    }

    @Test
    void takesAProofOfTheKey() {
        agent.register(first, first.proof(agent.did(), Instant.now()));

        agent.rotate(next, next.proof(agent.did(), Instant.now())).then().statusCode(200);
    }

    @Test
    void refusesTheProofOfAnotherKeyOrAgent() {
        refused(agent.register(first, next.proof(agent.did(), Instant.now())), 400, "VALIDATION");
        refused(agent.register(first, first.proof(agent.did() + "x", Instant.now())), 400, "VALIDATION");
        refused(agent.register(null, first.proof(agent.did(), Instant.now())), 400, "VALIDATION");
        agent.register(first);
        refused(agent.rotate(next, first.proof(agent.did(), Instant.now())), 400, "VALIDATION");
        refused(agent.rotate(next, next.proof(agent.did(), Instant.now().minusSeconds(600))), 400, "VALIDATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"publicKeyMultibase\":null}",
                "{\"publicKeyMultibase\":\"\"}",
                "{\"publicKeyMultibase\":\"z6Mk\"}",
                "{\"publicKeyMultibase\":\"u7QEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"publicKeyMultibase\":\"zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme\"}",
                "{\"publicKeyMultibase\":\"z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\",\"reason\":\"x\"}",
                "{\"publicKeyMultibase\":5"
            })
    void refusesWhatIsNoKey(String body) {
        agent.register(first);

        refused(agent.organization().asAdmin().body(body).post(agent.path()), 400, "VALIDATION");
    }

    @Test
    void isForAdminsOfTheOrganisationOnly() {
        agent.register(first);

        refused(given().contentType("application/json").body("{").post(agent.path()), 401, "UNAUTHORIZED");
        refused(agent.organization().asMember().body("{").post(agent.path()), 403, "FORBIDDEN");
        refused(TestOrganizations.create().asAdmin().body(KeyedAgent.body(next)).post(agent.path()), 404, "NOT_FOUND");
        refused(
                agent.organization()
                        .asAdmin()
                        .body(KeyedAgent.body(next))
                        .post("/api/v1/agents/nobody-has-this/did/rotate"),
                404,
                "NOT_FOUND");
        refused(
                agent.organization().asAdmin().body(KeyedAgent.body(next)).post("/api/v1/agents/NOBODY/did/rotate"),
                404,
                "NOT_FOUND");
    }

    @Test
    void waitsWhileTheAgentsCredentialsAreRevoked() throws Exception {
        agent.register(first);
        String fence = agent.organization()
                .asAdmin()
                .body(TestAgents.fence(UUID.randomUUID()))
                .post("/internal/v1/agents/" + agent.slug() + "/revocations")
                .then()
                .statusCode(200)
                .extract()
                .path("fenceId");

        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> agent.rotate(next));
        Awaitility.await()
                .during(java.time.Duration.ofMillis(300))
                .until(() -> !waiting.isDone()
                        && agent.document()
                                .extract()
                                .jsonPath()
                                .getList("authentication")
                                .contains(agent.did() + "#key-1"));
        RestAssured.delete("/internal/v1/agents/" + agent.slug() + "/revocations/" + fence)
                .then()
                .statusCode(204);

        waiting.get().then().statusCode(200).body("vc_id", notNullValue());
    }
}
