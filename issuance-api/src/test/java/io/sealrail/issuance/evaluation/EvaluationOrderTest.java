package io.sealrail.issuance.evaluation;

import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.Json;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.claim.NotaryRules;
import io.sealrail.issuance.claim.TestRegistry;
import io.sealrail.issuance.claim.TestRules;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static io.sealrail.issuance.evaluation.EvaluationRefusalsTest.refused;
import static io.sealrail.issuance.evaluation.TestCalls.EVALUATIONS;
import static io.sealrail.issuance.evaluation.TestCalls.body;
import static io.sealrail.issuance.evaluation.TestCalls.post;
import static org.hamcrest.Matchers.equalTo;

/** Which of several faults is told, and what is not in the body. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluationOrderTest {

    private static String client;
    private static String key;
    private static String farmer;

    @Inject
    Pool pool;

    @BeforeEach
    void once() {
        if (key == null) {
            client = TestNotary.client();
            key = TestNotary.keyOf(client);
            farmer = new TestRegistry(pool).farmer("3.25");
        }
    }

    @Test
    void tellsTheFirstFaultInTheOrderOfTheChecks() {
        ObjectNode body = body(farmer, "no-such").put("disclosure", "value").put("format", "text/html");
        body.remove("purpose");
        body.put("more", 1).putObject("target").put("type", "person");
        refused(given().body(body.toString()).post(EVALUATIONS).then(), 401, "auth.missing_credential");
        refused(post(key, body), 400, "request.invalid");
        body.remove("more");
        refused(post(key, body), 400, "auth.purpose_required");
        refused(post(key, body.put("purpose", "curiosity")), 404, "claim.not_found");
        body.putArray("claims").add("registered-farmer").add("smallholder-farmer");
        refused(post(key, body), 403, "auth.scope_denied");
        String scoped = TestNotary.keyOf(client, "farmer_registry:evidence");
        refused(post(scoped, body), 403, "purpose.not_allowed");
        refused(post(scoped, body.put("purpose", TestCalls.PURPOSE)), 403, "claim.disclosure_not_allowed");
        refused(post(scoped, body.put("disclosure", "predicate")), 406, "format.unsupported");
        body.remove("format");
        refused(post(scoped, body), 400, "target.identifier_missing");
        body.set("target", TestCalls.person(TestRegistry.nobody()));
        refused(post(scoped, body), 404, "target.not_found");
        body.set("target", TestCalls.person(farmer));
        post(scoped, body).statusCode(200);
    }

    @Test
    void refusesAFormatThatNotEachClaimSupports() {
        ObjectNode body = body(farmer, "farm-size");
        for (String format : List.of(Formats.CCCEV, "application/ld+json", "text/html", "nonsense")) {
            refused(post(key, body.put("format", format)), 406, "format.unsupported")
                    .body("title", equalTo("Claim format not supported"))
                    .body("reason", equalTo("claim.format_not_supported"));
        }
        body.remove("format");
        refused(accepting("text/html", body), 406, "format.unsupported");
        refused(
                accepting("application/json;q=0, text/html", body.put("format", Formats.SD_JWT)),
                406,
                "format.unsupported");
    }

    @Test
    void refusesTwoPurposes() {
        ObjectNode body = body(farmer, "farm-size");
        refused(
                post(key, EVALUATIONS, body, request -> request.header("Data-Purpose", "another")),
                400,
                "request.invalid");
        body.remove("purpose");
        refused(
                post(key, EVALUATIONS, body, request -> request.header("Data-Purpose", "one", "another")),
                400,
                "request.invalid");
    }

    @Test
    void refusesAnotherContentTypeAndAnIdempotencyKey() {
        refused(
                given().header("X-Api-Key", key)
                        .contentType("text/plain")
                        .body(body(farmer, "farm-size").toString())
                        .post(EVALUATIONS)
                        .then(),
                400,
                "request.invalid");
        refused(
                post(key, EVALUATIONS, body(farmer, "farm-size"), request -> request.header("Idempotency-Key", "a")),
                400,
                "request.invalid");
    }

    @Test
    void saysThatNoClaimsAreConfiguredOnceTheBodyIsRead() {
        QuarkusMock.installMockForType(TestRules.off(), NotaryRules.class);
        ObjectNode body = body(farmer, "farm-size");
        refused(post(key, body), 501, "evidence.server_disabled");
        refused(post(key, body.deepCopy().put("more", 1)), 400, "request.invalid");
        refused(
                post(key, TestCalls.BATCHES, TestCalls.batch(List.of(farmer), "farm-size"), request -> request),
                501,
                "evidence.server_disabled");
        ObjectNode render = Json.object().put("format", Formats.CLAIM_RESULT);
        refused(post(key, EVALUATIONS + "/x/render", render, request -> request), 501, "evidence.server_disabled");
    }

    @Test
    void asksForTheKeyBeforeItReads() {
        refused(given().contentType("text/plain").body("{").post(EVALUATIONS).then(), 401, "auth.missing_credential")
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    private static ValidatableResponse accepting(String accept, ObjectNode body) {
        return post(key, EVALUATIONS, body, request -> request.accept(accept));
    }
}
