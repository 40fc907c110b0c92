package io.sealrail.issuance.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.claim.TestRegistry;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.evaluation.TestCalls.body;
import static io.sealrail.issuance.evaluation.TestCalls.person;
import static io.sealrail.issuance.evaluation.TestCalls.post;
import static io.sealrail.issuance.evaluation.TestCalls.rows;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluationResourceTest {

    private static String client;
    private static String key;
    private static String farmer;

    @Inject
    Pool pool;

    @Inject
    Evaluations evaluations;

    @BeforeEach
    void once() {
        if (key == null) {
            client = TestNotary.client();
            key = TestNotary.keyOf(client, "farmer_registry:evidence");
            farmer = new TestRegistry(pool).farmer("3.25");
        }
    }

    @Test
    void answersWithWhatTheDisclosureTellsAndStoresIt() {
        ObjectNode body = body(farmer, "farm-size", "smallholder-farmer")
                .put("disclosure", "value")
                .put("format", Formats.SD_JWT);
        JsonPath answer = post(key, body)
                .statusCode(200)
                .header("Content-Type", startsWith("application/json"))
                .body("results.size()", equalTo(2))
                .body("results[0].claim_id", equalTo("farm-size"))
                .body("results[0].subject_type", equalTo("person"))
                .body("results[0].value", equalTo(3.25f))
                .body("results[0].satisfied", equalTo(true))
                .body("results[0].disclosure", equalTo("value"))
                .body("results[0].format", equalTo(Formats.SD_JWT))
                .body("results[0].target_ref.handle", startsWith("rnref:v1:"))
                .body("results[0].target_ref.identifier_schemes", equalTo(List.of("national_id")))
                .body("results[0].containsKey('requester_ref')", equalTo(false))
                .body("results[0].provenance.generated_by.service_id", equalTo("http://sealrail.test/notary"))
                .body("results[1].claim_id", equalTo("smallholder-farmer"))
                .body("results[1].value", equalTo(true))
                .extract()
                .jsonPath();
        Instant issued = Instant.parse(answer.getString("results[0].issued_at"));
        Instant expires = Instant.parse(answer.getString("results[0].expires_at"));
        assertEquals(0, issued.getNano() + expires.getNano());
        assertTrue(Duration.between(issued.plus(Duration.ofMinutes(15)), expires)
                        .abs()
                        .toSeconds()
                <= 5);

        StoredEvaluation stored = stored(answer.getString("evaluation_id"));
        assertEquals(client, stored.clientId());
        assertEquals(TestCalls.PURPOSE, stored.purpose());
        assertEquals(
                List.of(new ClaimRef("farm-size", "1.0"), new ClaimRef("smallholder-farmer", "1.0")), stored.claims());
        assertEquals(answer.getString("results[0].target_ref.handle"), stored.targetHandle());
        assertEquals(expires, stored.expiresAt());
        assertEquals("3.25", stored.results().get(0).value().asText());
        assertFalse(stored.selfAttested());
    }

    @Test
    void tellsAndKeepsNoMoreThanTheDisclosure() {
        for (String disclosure : List.of("predicate", "redacted")) {
            String id = post(key, body(farmer, "farm-size").put("disclosure", disclosure))
                    .statusCode(200)
                    .body("results[0].value", nullValue())
                    .body("results[0].satisfied", disclosure.equals("predicate") ? equalTo(true) : nullValue())
                    .extract()
                    .path("evaluation_id");
            assertEquals(null, stored(id).results().get(0).value());
            assertEquals(
                    disclosure.equals("predicate") ? Boolean.TRUE : null,
                    stored(id).results().get(0).satisfied());
        }
    }

    @Test
    void fillsInWhatTheRequestLeavesOut() {
        ObjectNode body = body(farmer, "smallholder-farmer");
        body.remove(List.of("purpose", "disclosure"));
        body.putNull("format").putNull("requester");
        post(key, TestCalls.EVALUATIONS, body, request -> request.header("Data-Purpose", TestCalls.PURPOSE))
                .statusCode(200)
                .body("results[0].disclosure", equalTo("predicate"))
                .body("results[0].format", equalTo(Formats.CLAIM_RESULT));
        post(
                        key,
                        TestCalls.EVALUATIONS,
                        body(farmer, "farm-size"),
                        request -> request.accept("text/html, application/dc+sd-jwt;q=0.3"))
                .statusCode(200)
                .body("results[0].format", equalTo(Formats.SD_JWT));
    }

    @Test
    void theSamePersonHasTheSameHandleAndIsNotNamed() {
        ObjectNode known = body(farmer, "farm-size");
        known.withObject("target").putObject("attributes").put("village", "Upper Valley");
        String one = post(key, known).extract().path("results[0].target_ref.handle");
        String answer = post(key, body(farmer, "farm-size"))
                .body("results[0].target_ref.handle", equalTo(one))
                .extract()
                .asString();
        assertFalse(answer.contains(farmer));
        String other = new TestRegistry(pool).farmer("3.25");
        post(key, body(other, "farm-size")).body("results[0].target_ref.handle", not(equalTo(one)));
    }

    @Test
    void selfAttestationIsLimitedForThePerson() {
        String person = new TestRegistry(pool).farmer("1");
        ObjectNode body = body(person, "farm-size");
        body.set("requester", person(person));
        List<Buffer> before = buckets();
        String id = post(key, body)
                .statusCode(200)
                .body("results[0].requester_ref.type", equalTo("person"))
                .extract()
                .path("evaluation_id");
        assertTrue(stored(id).selfAttested());
        fill(buckets().stream().filter(bucket -> !before.contains(bucket)).toList());

        post(key, body)
                .statusCode(429)
                .header("Retry-After", Integer::valueOf, greaterThan(0))
                .header("Retry-After", Integer::valueOf, lessThanOrEqualTo(60))
                .body("code", equalTo("self_attestation.rate_limited"))
                .body("title", equalTo("Self-attestation rate limited"));
        post(key, body(person, "farm-size")).statusCode(200);
        for (String party : List.of("target", "requester")) {
            ObjectNode described = body.withObject(party).put("id", "made-up");
            described
                    .withArray("identifiers")
                    .addObject()
                    .put("scheme", "passport")
                    .put("value", "made-up");
        }
        post(key, body).statusCode(429);
    }

    @Test
    void isOnRecordWithoutTheValue() {
        String purpose = "purpose-" + UUID.randomUUID();
        ObjectNode body = body(farmer, "farm-size").put("disclosure", "value").put("purpose", purpose);
        String id = post(key, body).statusCode(200).extract().path("evaluation_id");

        List<Row> audit = rows(pool, "select * from audit_events where purpose = $1", purpose);

        assertEquals(1, audit.size());
        Row row = audit.get(0);
        assertEquals(List.of(id), List.of(row.getArrayOfStrings("evaluation_ids")));
        assertEquals(List.of("farm-size@1.0"), List.of(row.getArrayOfStrings("claims")));
        assertEquals(client, row.getString("client_id"));
        assertEquals(List.of(stored(id).targetHandle()), List.of(row.getArrayOfStrings("target_handles")));
        assertEquals(200, row.getInteger("status"));
    }

    @Test
    void whomARefusedCallWasAboutIsOnRecord() {
        String purpose = "refused-" + UUID.randomUUID();
        post(key, body(TestRegistry.nobody(), "farm-size").put("purpose", purpose))
                .statusCode(404);

        List<Row> audit = rows(pool, "select * from audit_events where purpose = $1", purpose);

        assertEquals(1, audit.size());
        assertEquals("target.not_found", audit.get(0).getString("code"));
        assertEquals(1, audit.get(0).getArrayOfStrings("target_handles").length);
        assertEquals(0, audit.get(0).getArrayOfStrings("evaluation_ids").length);
    }

    @Test
    void whatCannotBePutOnRecordIsNotStored() {
        String purpose = "unrecorded-" + UUID.randomUUID();
        long before = count();
        pool.query("""
                        create function refuse_in_test() returns trigger language plpgsql as
                          $$ begin raise exception 'refused' using errcode = '58000'; end $$;
                        create trigger refuse_in_test before insert on audit_events for each row
                          when (new.purpose = '%s') execute function refuse_in_test()""".formatted(purpose)).executeAndAwait();
        try {
            post(key, body(farmer, "farm-size").put("purpose", purpose))
                    .statusCode(500)
                    .body("code", equalTo("audit.write_failed"));
        } finally {
            pool.query("drop trigger refuse_in_test on audit_events; drop function refuse_in_test()")
                    .executeAndAwait();
        }
        assertTrue(count() <= before);
    }

    private List<Buffer> buckets() {
        return rows(pool, "select distinct bucket from self_attestation_windows").stream()
                .map(row -> row.getBuffer(0).getDelegate())
                .toList();
    }

    /** Up to the limit, in this minute and the next, in case that one has begun. */
    private void fill(List<Buffer> mine) {
        rows(pool, """
                        insert into self_attestation_windows
                        select bucket, started_at + step * interval '1 minute', 1000000
                        from self_attestation_windows, generate_series(0, 1) step where bucket = any ($1)
                        on conflict (bucket, started_at) do update set calls = 1000000""", (Object) mine.toArray(Buffer[]::new));
    }

    private StoredEvaluation stored(String id) {
        return evaluations.find(id).await().indefinitely().orElseThrow();
    }

    private long count() {
        return rows(pool, "select count(*) from evaluations").get(0).getLong(0);
    }
}
