package io.sealrail.issuance.program;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.events.EventJson;
import io.sealrail.events.ProgramPublished;
import io.sealrail.issuance.Json;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ProgramResourceTest {

    @Inject
    Pool pool;

    @Test
    void draftsAndPublishes() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        String programId = OperatorApi.draft(OperatorApi.membership(did));
        OperatorApi.operator()
                .get("/admin/v1/programs/" + programId)
                .then()
                .statusCode(200)
                .body("programId", matchesPattern("^c2[0-9A-Za-z]{20}$"))
                .body("version", equalTo(0))
                .body("published", equalTo(false))
                .body("contextUrl", nullValue())
                .body("format", equalTo("ldp_vc"))
                .body("cryptosuite", equalTo("eddsa-rdfc-2022"));

        String contextUrl = "http://sealrail.test/contexts/programs/" + programId + "/1";
        OperatorApi.operator()
                .post("/admin/v1/programs/" + programId + "/publish")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("published", equalTo(true))
                .body("contextUrl", equalTo(contextUrl));

        ProgramPublished event = event(programId);
        assertEquals(contextUrl, event.contextUrl());
        assertEquals(given().get("/contexts/programs/" + programId + "/1").asString(), event.context());
    }

    @Test
    void servesContextForEver() {
        String programId = OperatorApi.program(OperatorApi.issuer(OperatorApi.partner()));
        String etag = given().get("/contexts/programs/" + programId + "/1")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/ld+json"))
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .body("'@context'.'@version'", equalTo(1.1f))
                .body("'@context'.'@protected'", equalTo(true))
                .body("'@context'.age", equalTo("http://sealrail.test/contexts/programs/" + programId + "/1#age"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", etag)
                .get("/contexts/programs/" + programId + "/1")
                .then()
                .statusCode(304);
        given().get("/contexts/programs/" + programId + "/2")
                .then()
                .statusCode(404)
                .body("code", equalTo("CONTEXT_UNKNOWN"));
    }

    @Test
    void keepsWhatIsPublishedInForceUntilTheNextPublication() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        String programId = OperatorApi.program(did);
        Map<String, Object> next = new HashMap<>(OperatorApi.membership(did));
        next.put("credentialType", "NextCredential");
        next.put("validity", "P90D");
        next.put("cap", 10);

        OperatorApi.operator()
                .body(next)
                .put("/admin/v1/programs/" + programId)
                .then()
                .statusCode(200)
                .body("credentialType", equalTo("MembershipCredential"))
                .body("draft.credentialType", equalTo("NextCredential"));
        OperatorApi.operator()
                .post("/admin/v1/programs/" + programId + "/publish")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("credentialType", equalTo("NextCredential"))
                .body("validity", equalTo("P90D"))
                .body("cap", equalTo(10))
                .body("draft", nullValue());
        given().get("/contexts/programs/" + programId + "/1")
                .then()
                .body("'@context'.MembershipCredential", notNullValue());
        given().get("/contexts/programs/" + programId + "/2").then().body("'@context'.NextCredential", notNullValue());
    }

    @Test
    void takesChosenIdOnce() {
        Map<String, Object> rules = new HashMap<>(OperatorApi.membership(OperatorApi.issuer(OperatorApi.partner())));
        rules.put("programId", "c21s70g0i54sn0023172Cv");
        assertEquals("c21s70g0i54sn0023172Cv", OperatorApi.draft(rules));
        OperatorApi.operator()
                .body(rules)
                .post("/admin/v1/programs")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROGRAM_EXISTS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "programId|\"c2short\"|INVALID_PROGRAM",
                "issuerDid|null|INVALID_PROGRAM",
                "name|\"\"|INVALID_PROGRAM",
                "credentialType|\"lower\"|INVALID_PROGRAM",
                "credentialType|\"VerifiableCredential\"|INVALID_PROGRAM",
                "credentialType|\"JsonSchemaCredential\"|INVALID_PROGRAM",
                "subjectSchema|null|INVALID_SUBJECT_SCHEMA",
                "subjectSchema|{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\"}}}|INVALID_SUBJECT_SCHEMA",
                "format|\"dc+sd-jwt\"|INVALID_PROGRAM",
                "cryptosuite|\"ecdsa-rdfc-2019\"|INVALID_PROGRAM",
                "cryptosuite|\"ed25519-signature-2020\"|INVALID_PROGRAM",
                "validity|\"a year\"|INVALID_PROGRAM",
                "validity|\"P0D\"|INVALID_PROGRAM",
                "validity|\"-P1D\"|INVALID_PROGRAM",
                "cap|0|INVALID_PROGRAM",
                "opensAt|\"2027-01-01T00:00:00Z\"|INVALID_PROGRAM"
            })
    void refusesRulesThatCannotBeHonoured(String field, String value, String code) {
        Map<String, Object> rules = new HashMap<>(OperatorApi.membership("did:air:id:test:any"));
        rules.put("closesAt", "2026-12-31T00:00:00Z");
        rules.put(field, Json.read(value, Object.class));
        OperatorApi.operator()
                .body(rules)
                .post("/admin/v1/programs")
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @Test
    void refusesUnknownIssuer() {
        OperatorApi.operator()
                .body(OperatorApi.membership("did:air:id:test:nobody"))
                .post("/admin/v1/programs")
                .then()
                .statusCode(404)
                .body("code", equalTo("ISSUER_UNKNOWN"));
    }

    @Test
    void refusesMoveToIssuerOfAnotherPartner() {
        String programId = OperatorApi.program(OperatorApi.issuer(OperatorApi.partner()));
        OperatorApi.operator()
                .body(OperatorApi.membership(OperatorApi.issuer(OperatorApi.partner())))
                .put("/admin/v1/programs/" + programId)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PROGRAM"));
    }

    @Test
    void refusesChangeOfId() {
        String did = OperatorApi.issuer(OperatorApi.partner());
        Map<String, Object> rules = new HashMap<>(OperatorApi.membership(did));
        rules.put("programId", "c2aaaaaaaaaaaaaaaaaaaa");
        OperatorApi.operator()
                .body(rules)
                .put("/admin/v1/programs/" + OperatorApi.program(did))
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PROGRAM"));
    }

    @Test
    void refusesToPublishWhatHasNotChanged() {
        String programId = OperatorApi.program(OperatorApi.issuer(OperatorApi.partner()));
        OperatorApi.operator()
                .post("/admin/v1/programs/" + programId + "/publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_TO_PUBLISH"));
    }

    @Test
    void knowsNoOtherProgram() {
        String unknown = "/admin/v1/programs/c2zzzzzzzzzzzzzzzzzzzz";
        OperatorApi.operator().get(unknown).then().statusCode(404).body("code", equalTo("PROGRAM_UNKNOWN"));
        OperatorApi.operator()
                .post(unknown + "/publish")
                .then()
                .statusCode(404)
                .body("code", equalTo("PROGRAM_UNKNOWN"));
    }

    @Test
    void listsProgramsOfPartnerAndIssuer() {
        String partnerId = OperatorApi.partner();
        String did = OperatorApi.issuer(partnerId);
        String first = OperatorApi.program(did);
        String second = OperatorApi.draft(OperatorApi.membership(did));
        OperatorApi.program(OperatorApi.issuer(partnerId));

        OperatorApi.operator()
                .get("/admin/v1/programs?partnerId=" + partnerId)
                .then()
                .body("total", equalTo(3));
        OperatorApi.operator()
                .queryParam("issuerDid", did)
                .get("/admin/v1/programs")
                .then()
                .body("items.programId", contains(first, second));
    }

    private ProgramPublished event(String programId) {
        String payload = pool.preparedQuery(
                        "select payload from outbox where aggregateid = $1 and type = 'program-published.v1'")
                .executeAndAwait(Tuple.of(programId))
                .iterator()
                .next()
                .getString("payload");
        return EventJson.read(payload, ProgramPublished.class);
    }
}
