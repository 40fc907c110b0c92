package io.sealrail.issuance.evaluation;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.Json;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.claim.TestRegistry;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static io.sealrail.issuance.evaluation.EvaluationRefusalsTest.refused;
import static io.sealrail.issuance.evaluation.TestCalls.EVALUATIONS;
import static io.sealrail.issuance.evaluation.TestCalls.body;
import static io.sealrail.issuance.evaluation.TestCalls.post;
import static io.sealrail.issuance.evaluation.TestCalls.rows;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class RenderEvaluationTest {

    private static String client;
    private static String key;
    private static String farmer;
    private static String two;
    private static String one;

    @Inject
    Pool pool;

    @BeforeEach
    void once() {
        if (key == null) {
            client = TestNotary.client();
            key = TestNotary.keyOf(client, "farmer_registry:evidence");
            farmer = new TestRegistry(pool).farmer("3.25");
            two = TestCalls.evaluated(key, farmer, "value", "farm-size", "smallholder-farmer");
            one = TestCalls.evaluated(key, farmer, "value", "smallholder-farmer");
        }
    }

    @Test
    void showsClaimResultsAsTheEvaluationDid() {
        render(key, two, Json.object().put("format", Formats.CLAIM_RESULT))
                .statusCode(200)
                .header("Content-Type", startsWith(Formats.CLAIM_RESULT))
                .body("evaluation_id", equalTo(two))
                .body("results.claim_id", equalTo(List.of("farm-size", "smallholder-farmer")))
                .body("results[0].value", equalTo(3.25f))
                .body("results[0].format", equalTo(Formats.CLAIM_RESULT))
                .body("results[0].target_ref.identifier_schemes", equalTo(List.of("national_id")))
                .body("results[0].provenance.generated_by.evaluation_id", equalTo(two));
    }

    @Test
    void showsEvidenceInTermsOfCccev() {
        ValidatableResponse shown = render(key, one, Json.object().put("format", Formats.CCCEV))
                .statusCode(200)
                .header("Content-Type", startsWith("application/ld+json"));
        ObjectNode document = Json.object(shown.extract().asString());
        assertEquals(
                "http://data.europa.eu/m8g/", document.at("/@context/cccev").asText());
        assertEquals(1, document.at("/@graph").size());
        var evidence = document.at("/@graph/0");
        assertEquals("cccev:Evidence", evidence.path("@type").asText());
        assertEquals(one, evidence.path("dcterms:identifier").asText());
        assertTrue(evidence.path("cccev:isConformantTo").asBoolean());
        assertTrue(evidence.at("/cccev:supportsValue/cccev:value/@value").asBoolean());
        assertEquals(
                "smallholder-farmer",
                evidence.at("/cccev:supportsValue/cccev:providesValueFor/dcterms:identifier")
                        .asText());
        assertEquals(
                "xsd:dateTime",
                evidence.at("/cccev:validityPeriod/time:hasEnd/@type").asText());
    }

    @Test
    void showsLessOnRequest() {
        ObjectNode less = Json.object().put("format", Formats.CLAIM_RESULT).put("disclosure", "predicate");
        less.putArray("claims").add("farm-size");
        render(key, two, less)
                .statusCode(200)
                .body("results.size()", equalTo(1))
                .body("results[0].value", nullValue())
                .body("results[0].satisfied", equalTo(true))
                .body("results[0].disclosure", equalTo("predicate"));
    }

    @Test
    void neverShowsMoreThanWasEvaluated() {
        String predicate = TestCalls.evaluated(key, farmer, "predicate", "farm-size");
        refused(
                render(
                        key,
                        predicate,
                        Json.object().put("format", Formats.CLAIM_RESULT).put("disclosure", "value")),
                400,
                "credential.disclosure_widening");
        ObjectNode other = Json.object().put("format", Formats.CLAIM_RESULT);
        other.putArray("claims").add("farm-size").add("smallholder-farmer");
        refused(render(key, predicate, other), 400, "credential.disclosure_widening");
    }

    @Test
    void refusesFormatsThatAreNotShownOrNotOfEachClaim() {
        for (String format : List.of(Formats.SD_JWT, "text/html")) {
            refused(render(key, one, Json.object().put("format", format)), 406, "format.unsupported")
                    .body("reason", equalTo("claim.format_not_supported"));
        }
        refused(render(key, two, Json.object().put("format", Formats.CCCEV)), 406, "format.unsupported");
        refused(
                TestNotary.with(key)
                        .accept("text/html")
                        .body(Json.object().put("format", Formats.CCCEV).toString())
                        .post(EVALUATIONS + "/" + one + "/render")
                        .then(),
                406,
                "format.unsupported");
    }

    @Test
    void anotherPurposeIsRefused() {
        ObjectNode asked = Json.object().put("format", Formats.CLAIM_RESULT).put("purpose", "another");
        refused(render(key, one, asked), 403, "evaluation.binding_mismatch");
    }

    @Test
    void belongsToTheClientWhicheverOfItsKeysIsUsed() {
        ObjectNode asked = Json.object().put("format", Formats.CLAIM_RESULT);
        String other = TestNotary.keyOf(client);
        render(other, two, asked).statusCode(200);
        refused(render(TestNotary.key(), two, asked), 403, "evaluation.binding_mismatch");

        ObjectNode self = body(farmer, "farm-size");
        self.set("requester", TestCalls.person(farmer));
        String attested = post(key, self).statusCode(200).extract().path("evaluation_id");
        refused(render(TestNotary.key(), attested, asked), 404, "evaluation.not_found");
        render(key, attested, asked).statusCode(200);
    }

    @Test
    void needsTheScopesOfItsClaims() {
        String registered = post(key, body(farmer, "registered-farmer"))
                .statusCode(200)
                .extract()
                .path("evaluation_id");
        refused(
                render(TestNotary.keyOf(client), registered, Json.object().put("format", Formats.CLAIM_RESULT)),
                403,
                "auth.scope_denied");
    }

    @Test
    void unknownOnesAndBadBodiesAreRefused() {
        ObjectNode asked = Json.object().put("format", Formats.CLAIM_RESULT);
        refused(render(key, "01KFA5V0Y2M0S8ZC9Q6T3W7XKB", asked), 404, "evaluation.not_found")
                .body("title", equalTo("Evaluation not found"));
        refused(render(key, "x", asked), 404, "evaluation.not_found");
        refused(given().body("{").post(EVALUATIONS + "/x/render").then(), 401, "auth.missing_credential");
        refused(render(key, one, Json.object()), 400, "request.invalid");
        refused(render(key, one, asked.deepCopy().put("more", 1)), 400, "request.invalid");
        refused(render(key, one, asked.deepCopy().put("disclosure", "all")), 400, "request.invalid");
        ObjectNode noClaims = asked.deepCopy();
        noClaims.putArray("claims");
        refused(render(key, one, noClaims), 400, "request.invalid");
    }

    @Test
    void isOnRecord() {
        String purpose = "render-" + UUID.randomUUID();
        String id = post(key, body(farmer, "farm-size").put("purpose", purpose))
                .extract()
                .path("evaluation_id");
        render(key, id, Json.object().put("format", Formats.CLAIM_RESULT)).statusCode(200);
        assertEquals(
                1,
                rows(
                                pool,
                                "select 1 from audit_events where purpose = $1 and route = '/v1/evaluations/{id}/render'",
                                purpose)
                        .size());
    }

    private static ValidatableResponse render(String with, String id, ObjectNode body) {
        return post(with, EVALUATIONS + "/" + id + "/render", body, request -> request);
    }
}
