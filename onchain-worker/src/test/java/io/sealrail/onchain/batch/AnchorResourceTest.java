package io.sealrail.onchain.batch;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.IssueRequested;
import io.sealrail.stack.OperatorTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@OnPrivateChain
class AnchorResourceTest {

    private final Worker worker = new Worker(new TestChain());

    @Test
    void refusesAnUnknownCredentialInTheShapeOfItsSurface() {
        worker.anchor("c2nobody")
                .then()
                .statusCode(404)
                .body("error", equalTo(404))
                .body("code", equalTo("ANCHOR_NOT_FOUND"))
                .body("message", notNullValue())
                .body("request_id", notNullValue());
    }

    @Test
    void refusesIdsThatNoCredentialCanHave() {
        for (String id : List.of("c2\0", "x".repeat(201), "%00", "'; select 1")) {
            worker.anchor(id).then().statusCode(404).body("code", equalTo("ANCHOR_NOT_FOUND"));
            operator("/internal/v1/leaves/{id}", id).statusCode(404).body("code", equalTo("LEAF_NOT_FOUND"));
        }
    }

    @Test
    void isNotFoundUntilConfirmed() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        worker.awaitState(credential.credentialId(), "SENT");
        assertEquals(404, worker.anchor(credential.credentialId()).statusCode());
        worker.awaitAnchor(credential.credentialId());
    }

    @Test
    void takesAnyTextAsCredentialId() {
        IssueRequested credential = TestEvents.accepted(
                "urn:uuid:0b6f5c1e-3f0c-4b7e-9d43-5b1f7a3c2d10 ü",
                TestEvents.accepted(1).get(0).coreClaimHash());
        TestEvents.publish(List.of(credential));
        assertEquals(
                "0x" + credential.coreClaimHash(),
                worker.awaitAnchor(credential.credentialId()).getString("leaf"));
    }

    /** As clients write it: a URN in a path needs no encoding. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:4a7d1c8e-0f3b-4d56-9b21-7c5e0a1f2d33",
                "urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC"
            })
    void takesAUrnAsItIs(String id) {
        IssueRequested credential =
                TestEvents.accepted(id, TestEvents.accepted(1).get(0).coreClaimHash());
        TestEvents.publish(List.of(credential));
        worker.awaitAnchor(id);
        given().urlEncodingEnabled(false)
                .get("/v1/credentials/" + id + "/anchor")
                .then()
                .statusCode(200)
                .body("leaf", equalTo("0x" + credential.coreClaimHash()));
    }

    @Test
    void showsOperatorsTheWayOfALeaf() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        JsonPath leaf = worker.mineUntil(credential.credentialId(), "FINAL");
        JsonPath proof = worker.anchor(credential.credentialId()).jsonPath();
        assertEquals(credential.credentialId(), leaf.getString("credentialId"));
        assertEquals(proof.getString("root"), leaf.getString("root"));
        assertEquals(proof.getString("transactionHash"), leaf.getString("transactions[-1].hash"));
        assertEquals(proof.getLong("blockNumber"), leaf.getLong("transactions[-1].blockNumber"));
    }

    @Test
    void refusesInternalCallsWithoutTheOperatorsToken() {
        given().get("/internal/v1/leaves/x").then().statusCode(401).body("error", equalTo(401));
        given().get("/internal/v1/batches").then().statusCode(401);
        given().auth()
                .oauth2(OperatorTokens.tokenOf("somebody"))
                .get("/internal/v1/batches")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesUnknownStatesLeavesAndLimits() {
        operator("/internal/v1/batches?state=LOST").statusCode(400).body("code", equalTo("INVALID_STATE"));
        operator("/internal/v1/batches?limit=0").statusCode(400).body("code", equalTo("INVALID_LIMIT"));
        operator("/internal/v1/batches?limit=501").statusCode(400).body("code", equalTo("INVALID_LIMIT"));
        operator("/internal/v1/leaves/nobody").statusCode(404).body("code", equalTo("LEAF_NOT_FOUND"));
    }

    @Test
    void measuresWhatWaits() {
        String metrics = given().get("/q/metrics").asString();
        for (String name : List.of(
                "sealrail_leaves_waiting",
                "sealrail_batches_open{state=\"FAILED\"",
                "sealrail_chain_nonce_gap",
                "sealrail_anchor_confirm_time_seconds_bucket",
                "sealrail_chain_spent_gwei_total")) {
            assertEquals(true, metrics.contains(name), name);
        }
    }

    private static io.restassured.response.ValidatableResponse operator(String path, Object... params) {
        return given().auth().oauth2(OperatorTokens.token()).get(path, params).then();
    }
}
