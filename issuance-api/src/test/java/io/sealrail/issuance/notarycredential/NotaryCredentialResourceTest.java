package io.sealrail.issuance.notarycredential;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.sdjwt.SdJwt;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.TestLists;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class NotaryCredentialResourceTest {

    private static TestIssuing issuing;

    @BeforeEach
    void once() {
        if (issuing == null) {
            issuing = TestIssuing.create();
        }
    }

    @Test
    void answersAsThePublishedContractSays() {
        StoredEvaluation evaluation = issuing.evaluation();
        Response answer = issuing.issue(evaluation);
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("cache-control", "no-store")
                .body("credential_id", startsWith("urn:registry-notary:credential:"))
                .body("credential_profile", equalTo(TestIssuing.PROFILE))
                .body("format", equalTo("application/dc+sd-jwt"))
                .body("issuer", equalTo(TestAgents.issuerDid()))
                .body(
                        "expires_at",
                        equalTo(evaluation.createdAt().plusSeconds(86_400).toString()));
        Map<String, Object> members = answer.jsonPath().getMap("");
        assertEquals(
                List.of(
                        "credential",
                        "credential_id",
                        "credential_profile",
                        "disclosures",
                        "expires_at",
                        "format",
                        "issuer",
                        "issuer_signed_jwt"),
                new ArrayList<>(members.keySet()));
        String disclosures = String.join("~", answer.jsonPath().getList("disclosures"));
        assertEquals(answer.path("credential"), answer.<String>path("issuer_signed_jwt") + "~" + disclosures + "~");
    }

    @Test
    void signsWhatWasEvaluatedForTheHolder() throws IOException {
        StoredEvaluation evaluation = issuing.evaluation();
        Response answer = issuing.issue(evaluation);
        SdJwt credential = SdJwt.parse(answer.path("credential"));
        Jws jws = credential.issuerSigned();
        assertEquals("EdDSA", jws.header().path("alg").asText());
        assertEquals("dc+sd-jwt", jws.header().path("typ").asText());
        assertTrue(jws.header().path("kid").asText().startsWith(TestAgents.issuerDid() + "#"));
        assertTrue(publishedKey(jws.header().path("kid").asText()).verifies(jws));
        ObjectNode payload = jws.payload();
        String id = answer.path("credential_id");
        assertEquals(id, payload.path("id").asText());
        assertEquals(id, payload.path("jti").asText());
        assertEquals(issuing.holder().did(), payload.path("sub").asText());
        assertEquals(issuing.holder().did(), payload.at("/cnf/kid").asText());
        assertEquals(issuing.holder().publicJwk(), payload.at("/cnf/jwk"));
        assertEquals(
                evaluation.createdAt().getEpochSecond(), payload.path("iat").asLong());
        assertEquals(86_400, payload.path("exp").asLong() - payload.path("iat").asLong());
        assertEquals(
                evaluation.createdAt().toString(), payload.path("issuanceDate").asText());
        assertEquals(answer.path("expires_at"), payload.path("expirationDate").asText());
        assertTrue(payload.path("vct").asText().endsWith("/vct/smallholder-farmer/v1"));
        assertEquals("sha-256", payload.path("_sd_alg").asText());
        assertEquals(1, payload.path("_sd").size());
        assertTrue(payload.at("/status/status_list/uri").asText().endsWith("/token"));
        JsonNode disclosed = credential.disclosedClaims().path(TestIssuing.CLAIM);
        assertEquals(TestIssuing.CLAIM, disclosed.path("claim_id").asText());
        assertEquals("1.0", disclosed.path("version").asText());
        assertTrue(disclosed.path("value").booleanValue());
        assertTrue(disclosed.path("satisfied").booleanValue());
        assertEquals("person", disclosed.path("subject_type").asText());
        assertEquals(
                evaluation.createdAt().toString(), disclosed.path("issued_at").asText());
    }

    /** As verifiers find it. */
    private static Jwk publishedKey(String kid) throws IOException {
        String keys = RestAssured.get("/.well-known/jwks.json").asString();
        for (JsonNode key : new ObjectMapper().readTree(keys).path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                return Jwk.parse((ObjectNode) key);
            }
        }
        throw new AssertionError("the key is not published");
    }

    @Test
    void commitsCredentialEventAndRecordWithoutAClaimsValue() {
        StoredEvaluation evaluation = issuing.evaluation();
        Response answer = issuing.issue(evaluation);
        String id = answer.path("credential_id");
        Row row = TestAgents.credential(id);
        assertEquals("notary", row.getString("kind"));
        assertEquals(answer.path("issuer_signed_jwt"), row.getString("document"));
        assertNull(row.getUUID("partner_id"));
        String payload = TestAgents.events(id, "issue-requested.v1").get(0);
        IssueRequested event = EventJson.read(payload, IssueRequested.class);
        assertEquals("notary", event.kind());
        assertNull(event.programId());
        assertEquals(row.getString("core_claim_hash"), event.coreClaimHash());
        assertEquals(
                event.coreClaimHash(),
                Jws.parse(answer.path("issuer_signed_jwt"))
                        .payload()
                        .path("coreClaimHash")
                        .asText());
        assertFalse(payload.contains(issuing.holder().did()));
        Row audited = TestAgents.rows("select * from audit_events where credential_id = $1", id)
                .iterator()
                .next();
        assertEquals(200, audited.getInteger("status"));
        assertFalse(audited.deepToString().contains(issuing.holder().did()));
    }

    @Test
    void issuesAgainWithTheSameTimesUnderAnotherId() {
        StoredEvaluation evaluation = issuing.evaluation();
        Response first = issuing.issue(evaluation);
        Response second = issuing.issue(evaluation);
        assertEquals(first.<String>path("expires_at"), second.path("expires_at"));
        assertNotEquals(first.<String>path("credential_id"), second.path("credential_id"));
        assertNotEquals(first.<List<String>>path("disclosures"), second.path("disclosures"));
    }

    @Test
    void bindsToNobodyWhereTheProfileSaysSo() {
        StoredEvaluation evaluation = issuing.evaluation();
        Response answer = issuing.post(
                "{\"evaluation_id\":\"%s\",\"credential_profile\":\"farmer_open_sd_jwt\",\"holder\":null,\"claims\":null}"
                        .formatted(evaluation.evaluationId()));
        answer.then().statusCode(200);
        ObjectNode payload = Jws.parse(answer.path("issuer_signed_jwt")).payload();
        assertEquals(evaluation.targetHandle(), payload.path("sub").asText());
        assertFalse(payload.has("cnf"));
        assertEquals(answer.path("issuer"), payload.path("iss").asText());
        assertEquals("http://sealrail.test", payload.path("iss").asText());
    }

    @Test
    void tellsTheStatusToEverybody() {
        StoredEvaluation evaluation = issuing.evaluation();
        String id = issuing.issue(evaluation).path("credential_id");
        String issuedAt = evaluation.createdAt().toString();
        for (String path : List.of(id, id.replace(":", "%3A"))) {
            RestAssured.given()
                    .urlEncodingEnabled(false)
                    .get("/v1/credentials/" + path + "/status")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("credential_id", equalTo(id))
                    .body("issuer", equalTo(TestAgents.issuerDid()))
                    .body("credential_profile", equalTo(TestIssuing.PROFILE))
                    .body("status", equalTo("valid"))
                    .body("issued_at", equalTo(issuedAt))
                    .body(
                            "expires_at",
                            equalTo(evaluation.createdAt().plusSeconds(86_400).toString()));
        }
        TestLists.publish(
                TestAgents.status(id, CredentialStatus.State.SUSPENDED, 1, Instant.parse("2026-11-22T00:00:00.5Z")));
        await().untilAsserted(() -> RestAssured.get("/v1/credentials/" + id + "/status")
                .then()
                .body("status", equalTo("suspended"))
                .body("updated_at", equalTo("2026-11-22T00:00:00Z")));
    }

    @Test
    void showsItToTheOperatorBesideAllOthers() {
        String id = issuing.issue(issuing.evaluation()).path("credential_id");
        OperatorApi.operator()
                .get("/admin/v1/credentials?kind=notary&vcId=" + id)
                .then()
                .statusCode(200)
                .body("items.vcId", contains(id))
                .body("items[0].kind", equalTo("notary"));
        OperatorApi.operator()
                .get("/admin/v1/credentials?kind=agent&vcId=" + id)
                .then()
                .body("total", equalTo(0));
        OperatorApi.operator()
                .get("/admin/v1/credentials?kind=x")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION"));
        OperatorApi.operator()
                .get("/admin/v1/credentials/" + id)
                .then()
                .statusCode(200)
                .body("timeline.stage[0]", equalTo("accepted"))
                .body("timeline[1].stage", equalTo("relayed"));
        OperatorApi.operator()
                .get("/internal/v1/credentials/" + id)
                .then()
                .statusCode(200)
                .body("issuerDid", equalTo(TestAgents.issuerDid()));
    }

    @Test
    void givesTheSignedPartToTheOperatorAlone() {
        Response issued = issuing.issue(issuing.evaluation());
        String id = issued.path("credential_id");
        String document = OperatorApi.operator()
                .get("/v1/credentials/" + id)
                .then()
                .statusCode(200)
                .contentType("application/dc+sd-jwt")
                .extract()
                .asString();
        assertEquals(issued.path("issuer_signed_jwt") + "~", document);
        assertTrue(SdJwt.parse(document).disclosures().isEmpty());
        OperatorApi.operator()
                .accept("application/vc")
                .get("/v1/credentials/" + id)
                .then()
                .statusCode(406);
        TestNotary.with(issuing.key()).get("/v1/credentials/" + id).then().statusCode(401);
    }
}
