package io.sealrail.issuance.notarycredential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.notarycredential.TestEvaluationChanges.withTimes;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each refusal of the call, over HTTP; what decides in the checks themselves is in {@link IssuanceChecksTest}. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class NotaryCredentialRefusalsTest {

    private static TestIssuing issuing;
    private static StoredEvaluation evaluation;

    @BeforeEach
    void once() {
        if (issuing == null) {
            issuing = TestIssuing.create();
            evaluation = issuing.evaluation();
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                refusal(400, "request.invalid", null, body -> body.put("evaluationId", "x")),
                refusal(400, "request.invalid", null, body -> body.put("evaluation_id", 7)),
                refusal(400, "request.invalid", null, body -> body.putNull("evaluation_id")),
                refusal(400, "request.invalid", null, body -> body.put("claims", TestIssuing.CLAIM)),
                refusal(400, "request.invalid", null, body -> {
                    body.putArray("claims").addNull();
                    return body;
                }),
                refusal(400, "request.invalid", null, body -> {
                    body.putArray("claims").addObject();
                    return body;
                }),
                refusal(400, "request.invalid", null, body -> body.put("holder", "did:jwk:x")),
                refusal(400, "request.invalid", null, body -> {
                    body.withObject("holder").put("nonce", "x");
                    return body;
                }),
                refusal(404, "evaluation.not_found", null, body -> body.put("evaluation_id", "no\u0000thing")),
                refusal(
                        404,
                        "evaluation.not_found",
                        null,
                        body -> body.put("evaluation_id", "01HX7Y5F2WAJ7ZP0Q4M5K9E8NC")),
                refusal(
                        406,
                        "format.unsupported",
                        "claim.format_not_supported",
                        body -> body.put("format", "application/vnd.registry-notary.claim-result+json")),
                refusal(400, "credential.disclosure_widening", null, body -> {
                    body.putArray("claims").add(TestIssuing.CLAIM).add("farm-size");
                    return body;
                }));
    }

    static Stream<Arguments> laterRequests() {
        return Stream.of(
                refusal(403, "evaluation.binding_mismatch", null, body -> body.put("disclosure", "predicate")),
                refusal(403, "evaluation.binding_mismatch", null, body -> body.put("purpose", "another")),
                refusal(501, "credential.issuer_not_configured", null, body -> body.put("credential_profile", "nope")),
                refusal(
                        403,
                        "claim.disclosure_not_allowed",
                        null,
                        body -> body.put("credential_profile", "predicate_only_sd_jwt")),
                refusal(400, "credential.holder_proof_required", null, body -> body.putNull("holder")),
                refusal(400, "credential.holder_proof_required", null, body -> {
                    body.withObject("holder").remove("proof");
                    return body;
                }),
                refusal(400, "credential.holder_proof_required", null, body -> {
                    body.withObject("holder").put("id", HolderKeyTest.PUBLISHED_EXAMPLE);
                    return body;
                }));
    }

    private static Arguments refusal(int status, String code, String reason, UnaryOperator<ObjectNode> change) {
        return arguments(status, code, reason, change);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource({"requests", "laterRequests"})
    void refusesAndLeavesTheProofUnused(int status, String code, String reason, UnaryOperator<ObjectNode> change) {
        String proof = issuing.proof(evaluation);
        ObjectNode body = change.apply(issuing.body(evaluation, proof));
        refused(issuing.post(body.toString()), status, code, reason);
        issuing.post(issuing.body(evaluation, proof).toString()).then().statusCode(200);
    }

    @Test
    void namesThePublishedSentenceWhereThereIsNoProof() {
        Response answer = issuing.issue(evaluation, body -> body.putNull("holder"));
        answer.then()
                .body("detail", equalTo("holder proof of possession is required"))
                .body("title", equalTo("Holder proof required"))
                .body("type", containsString("/problems/credential/holder_proof_required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"text\"", "{\"evaluation_id\":\"a\",\"evaluation_id\":\"b\"}", "{} {}"})
    void refusesWhatIsNoJsonObject(String body) {
        refused(issuing.post(body), 400, "request.invalid", null);
    }

    @Test
    void refusesBytesThatAreNoText() {
        Response answer = RestAssured.given()
                .header("X-Api-Key", issuing.key())
                .header("Content-Type", "application/json")
                .body(new byte[] {0, 0, 0, '{', 0, 1, 2, 3, (byte) 0xff, (byte) 0xfe})
                .post(TestIssuing.PATH);
        refused(answer, 400, "request.invalid", null);
    }

    @Test
    void refusesAnotherMediaTypeAndIdempotencyKeys() {
        String body = issuing.body(evaluation).toString();
        for (String type : List.of("text/plain", "*/*", "application/*")) {
            Response other = RestAssured.given()
                    .config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs(type, ContentType.TEXT)
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .header("X-Api-Key", issuing.key())
                    .contentType(type)
                    .body(body)
                    .post(TestIssuing.PATH);
            refused(other, 400, "request.invalid", null);
        }
        Response keyed = TestNotary.with(issuing.key())
                .header("Idempotency-Key", "one")
                .body(body)
                .post(TestIssuing.PATH);
        refused(keyed, 400, "request.invalid", null);
        issuing.post(body).then().statusCode(200);
    }

    @Test
    void refusesWhoeverWantsNoJson() {
        Response answer = TestNotary.with(issuing.key())
                .accept("text/html")
                .body(issuing.body(evaluation).toString())
                .post(TestIssuing.PATH);
        refused(answer, 406, "format.unsupported", null);
    }

    @Test
    void refusesWhoeverMayNot() {
        String body = issuing.body(evaluation).toString();
        Response nobody =
                RestAssured.given().contentType(ContentType.JSON).body("{").post(TestIssuing.PATH);
        refused(nobody, 401, "auth.missing_credential", null);
        assertEquals("Bearer", nobody.header("www-authenticate"));
        refused(
                TestNotary.with("sealrail_notary_wrong").body(body).post(TestIssuing.PATH),
                401,
                "auth.missing_credential",
                null);
        Response both = TestNotary.with(issuing.key())
                .header("Authorization", "Bearer " + issuing.key())
                .body(body)
                .post(TestIssuing.PATH);
        refused(both, 400, "auth.multiple_credentials", null);
        String limited = TestNotary.keyOf(issuing.clientId(), "farmer_registry:evidence");
        refused(TestNotary.with(limited).body("{").post(TestIssuing.PATH), 403, "auth.scope_denied", null);
        String bearer = TestNotary.keyOf(issuing.clientId(), TestIssuing.SCOPE);
        RestAssured.given()
                .auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(body)
                .post(TestIssuing.PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAnotherClientsEvaluation() {
        TestIssuing other = TestIssuing.create();
        refused(other.issue(evaluation), 403, "evaluation.binding_mismatch", null);
    }

    @Test
    void refusesAnExpiredEvaluationAndOneThatIsOlderThanItsCredentialWouldLive() {
        Instant longAgo = Instant.now().minusSeconds(1000);
        StoredEvaluation expired =
                TestIssuing.stored(withTimes(issuing.made(TestIssuing.CLAIM), longAgo, Duration.ofMinutes(15)));
        refused(issuing.issue(expired), 404, "evaluation.not_found", null);
        Instant ago = Instant.now().minusSeconds(660);
        StoredEvaluation old =
                TestIssuing.stored(withTimes(issuing.made(TestIssuing.CLAIM), ago, Duration.ofMinutes(15)));
        Response answer = issuing.issue(old, body -> body.put("credential_profile", "farmer_open_sd_jwt"));
        refused(answer, 404, "evaluation.not_found", "evaluation.too_old");
    }

    @Test
    void refusesAProofThatWasUsed() {
        String body = issuing.body(evaluation).toString();
        issuing.post(body).then().statusCode(200);
        Response again = issuing.post(body);
        refused(again, 409, "request.conflict", "credential.holder_proof_replay");
        again.then()
                .body("title", equalTo("Request conflict"))
                .body("detail", equalTo("the request conflicts with existing state"));
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        Response answer = issuing.issue(evaluation, body -> body.put("purpose", "x".repeat(1024 * 1024)));
        refused(answer, 413, "request.too_large", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c21s70g0i54sn0023172Cv",
                "urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC",
                "%00",
                "a%20b",
                "urn:uuid:6f1e0c5a-3a0b-4f57-9d5c-0b6f7f3b6f10"
            })
    void tellsNoStatusOfWhatIsUnknown(String id) {
        Response answer = RestAssured.given().urlEncodingEnabled(false).get(TestIssuing.PATH + "/" + id + "/status");
        Map<String, Object> body = answer.jsonPath().getMap("");
        if (id.equals("%00")) {
            assertEquals(4, answer.statusCode() / 100, body.toString());
        } else {
            refused(answer, 404, "credential_status.not_found", null);
        }
    }

    private static void refused(Response answer, int status, String code, String reason) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("reason", reason == null ? nullValue() : equalTo(reason))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("type", containsString("/problems/" + code.replace('.', '/')))
                .body("request_id", equalTo(answer.header("x-request-id")));
    }
}
