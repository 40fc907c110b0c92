package io.sealrail.issuance.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.claim.TestRegistry;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static io.sealrail.issuance.evaluation.EvaluationRefusalsTest.refused;
import static io.sealrail.issuance.evaluation.TestCalls.BATCHES;
import static io.sealrail.issuance.evaluation.TestCalls.batch;
import static io.sealrail.issuance.evaluation.TestCalls.rows;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class BatchEvaluationResourceTest {

    private static String client;
    private static String key;
    private static String small;
    private static String large;

    @Inject
    Pool pool;

    @Inject
    Evaluations evaluations;

    @Inject
    BatchesUnderWay underWay;

    @BeforeEach
    void once() {
        if (key == null) {
            client = TestNotary.client();
            key = TestNotary.keyOf(client);
            TestRegistry registry = new TestRegistry(pool);
            small = registry.farmer("3.25");
            large = registry.farmer("50");
        }
    }

    @Test
    void itemsSucceedAndFailOnTheirOwnInTheOrderOfTheRequest() {
        ObjectNode body = batch(List.of(large, TestRegistry.nobody(), small), "smallholder-farmer");
        body.withArray("items").addObject().putObject("target").put("type", "person");
        JsonPath answer = call(null, body)
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("claims", equalTo(List.of("smallholder-farmer")))
                .body("summary.succeeded", equalTo(2))
                .body("summary.failed", equalTo(2))
                .body("items.input_index", equalTo(List.of(0, 1, 2, 3)))
                .body("items.status", equalTo(List.of("succeeded", "failed", "succeeded", "failed")))
                .body("items[0].claim_results[0].satisfied", equalTo(false))
                .body("items[0].errors", equalTo(List.of()))
                .body("items[2].claim_results[0].satisfied", equalTo(true))
                .body("items[1].containsKey('evaluation_id')", equalTo(false))
                .body("items[1].claim_results", equalTo(List.of()))
                .body("items[1].errors[0].code", equalTo("target.not_found"))
                .body("items[1].errors[0].title", equalTo("Target not found"))
                .body("items[1].errors[0].retryable", equalTo(false))
                .body("items[3].errors[0].code", equalTo("target.identifier_missing"))
                .extract()
                .jsonPath();
        StoredEvaluation stored = evaluations
                .find(answer.getString("items[2].evaluation_id"))
                .await()
                .indefinitely()
                .orElseThrow();
        assertEquals(client, stored.clientId());
    }

    @Test
    void theSameKeyAndCallGetTheSameAnswerOnce() {
        String purpose = "batch-" + UUID.randomUUID();
        String name = UUID.randomUUID().toString();
        ObjectNode body = batch(List.of(small, large), "farm-size").put("purpose", purpose);
        String first = call(name, body).statusCode(200).extract().asString();
        String again = call(name, body).statusCode(200).extract().asString();
        assertEquals(first, again);
        assertEquals(1, evaluated(purpose));
        assertEquals(2, rows(pool, """
                        select from audit_events where purpose = $1
                        and cardinality(evaluation_ids) = 2 and cardinality(target_handles) = 2""", purpose).size());
        String otherKey = TestNotary.keyOf(client);
        assertEquals(first, call(otherKey, name, body).statusCode(200).extract().asString());

        refused(call(name, batch(List.of(small), "farm-size").put("purpose", purpose)), 409, "request.conflict")
                .body("title", equalTo("Request conflict"))
                .body("reason", equalTo("idempotency.conflict"));
        call(TestNotary.key(), name, batch(List.of(small), "farm-size")).statusCode(200);
        assertTrue(!first.equals(call(null, body).statusCode(200).extract().asString()));
    }

    @Test
    void ofCallsAtOnceOneDoesTheWork() throws Exception {
        String purpose = "batch-" + UUID.randomUUID();
        String name = UUID.randomUUID().toString();
        ObjectNode body = batch(List.of(small, large), "farm-size").put("purpose", purpose);
        ExecutorService threads = Executors.newFixedThreadPool(12);
        Set<String> answers = new HashSet<>();
        try {
            List<Future<ValidatableResponse>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(threads.submit(() -> call(name, body)));
            }
            for (Future<ValidatableResponse> each : calls) {
                ValidatableResponse response = each.get();
                if (response.extract().statusCode() == 200) {
                    answers.add(response.extract().asString());
                } else {
                    refused(response, 409, "request.conflict").body("reason", equalTo("idempotency.in_progress"));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, answers.size());
        assertEquals(1, evaluated(purpose));
    }

    @Test
    void aClientHasOnlySoManyBatchesAtOnce() {
        String name = UUID.randomUUID().toString();
        ObjectNode body = batch(List.of(small), "farm-size");
        List<Cancellable> others = Stream.generate(
                        () -> underWay.with(client, () -> Uni.createFrom().nothing())
                                .subscribe()
                                .with(done -> {}))
                .limit(2)
                .toList();
        refused(call(name, body), 429, "request.rate_limited").header("Retry-After", equalTo("1"));
        call(TestNotary.key(), name, body).statusCode(200);
        others.get(0).cancel();
        call(name, body).statusCode(200);
        call(null, body).statusCode(200);
        others.get(1).cancel();
    }

    @Test
    void aRefusedCallLeavesItsKeyFree() {
        String name = UUID.randomUUID().toString();
        ObjectNode body = batch(List.of(small), "farm-size");
        refused(call(name, body.deepCopy().put("format", "text/html")), 406, "format.unsupported");
        call(name, body).statusCode(200);
    }

    @Test
    void isBounded() {
        refused(call(null, batch(Collections.nCopies(101, small), "farm-size")), 413, "request.too_large")
                .body("title", equalTo("Request too large"))
                .body("reason", equalTo("batch.too_large"));
        refused(call("k".repeat(256), batch(List.of(small), "farm-size")), 400, "request.invalid");
        refused(call(null, batch(List.of(), "farm-size")), 400, "request.invalid");
        ObjectNode noItem = batch(List.of(small), "farm-size");
        noItem.withArray("items").addNull();
        refused(call(null, noItem), 400, "request.invalid");
    }

    @Test
    void isRefusedAsAWholeWhereAllItemsAreAlike() {
        ObjectNode body = batch(List.of(small), "farm-size");
        refused(given().body("{").post(BATCHES).then(), 401, "auth.missing_credential");
        refused(call(null, body.deepCopy().put("more", 1)), 400, "request.invalid");
        refused(call(null, batch(List.of(small), "no-such")), 404, "claim.not_found");
        refused(call(null, batch(List.of(small), "registered-farmer")), 403, "auth.scope_denied");
        refused(
                call(null, batch(List.of(small), "smallholder-farmer").put("purpose", "curiosity")),
                403,
                "purpose.not_allowed");
        body.remove("purpose");
        refused(call(null, body), 400, "auth.purpose_required");
    }

    private long evaluated(String purpose) {
        return rows(pool, """
                        select count(distinct evaluation_ids) from audit_events
                        where purpose = $1 and status = 200 and cardinality(evaluation_ids) = 2""", purpose).get(0).getLong(0);
    }

    private static ValidatableResponse call(String name, ObjectNode body) {
        return call(key, name, body);
    }

    private static ValidatableResponse call(String with, String name, ObjectNode body) {
        return TestCalls.post(
                with, BATCHES, body, request -> name == null ? request : request.header("Idempotency-Key", name));
    }
}
