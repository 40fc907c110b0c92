package io.sealrail.issuance.credential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class IdempotencyTest {

    private static final String CREDENTIALS =
            "select count(*) from credentials c join users u using (user_uuid) where u.email = $1";

    private static TestPartner partner;
    private static String program;

    @BeforeEach
    void once() {
        if (partner == null) {
            partner = TestPartner.create();
            program = partner.program();
        }
    }

    @Test
    void theSameKeyAndCallGiveTheSameAnswer() {
        String key = key();
        String email = unique();
        Response first = call(key, email, partner.body(program));
        Response again = call(key, "  " + email.toUpperCase(java.util.Locale.ROOT), partner.body(program));
        assertEquals(200, first.statusCode(), first.asString());
        assertEquals(first.asString(), again.asString());
        assertEquals(1, count(CREDENTIALS, email));
    }

    @Test
    void anotherKeyIsAnotherCall() {
        String email = unique();
        assertNotEquals(
                call(key(), email, partner.body(program)).asString(),
                call(key(), email, partner.body(program)).asString());
        assertEquals(2, count(CREDENTIALS, email));
    }

    @Test
    void theSameKeyForAnotherCallIsRefused() {
        String key = key();
        String email = unique();
        call(key, email, partner.body(program)).then().statusCode(200);
        assertReused(call(key, unique(), partner.body(program)));
        assertReused(call(key, email, partner.body(program).put("onDuplicate", "ignore")));
        ObjectNode older = partner.body(program);
        older.withObject("credentialSubject").put("age", 26);
        assertReused(call(key, email, older));
        assertEquals(1, count(CREDENTIALS, email));
    }

    @Test
    void keysOfPartnersAreApart() {
        String key = key();
        TestPartner other = TestPartner.create();
        call(key, unique(), partner.body(program)).then().statusCode(200);
        other.as(unique())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(other.body(other.program()).toString())
                .post("/v1/credentials/issue-on-behalf")
                .then()
                .statusCode(200);
    }

    @Test
    void anIgnoredDuplicateIsKeptUnderItsKey() {
        String key = key();
        String email = unique();
        String existing = call(key(), email, partner.body(program)).asString();
        ObjectNode ignore = partner.body(program).put("onDuplicate", "ignore");
        assertEquals(existing, call(key, email, ignore).asString());
        assertNotEquals(existing, call(key(), email, partner.body(program)).asString());
        assertEquals(existing, call(key, email, ignore).asString());
    }

    @Test
    void aRefusalIsNotKept() {
        String key = key();
        String email = unique();
        TestConsents.decide(partner, email, "declined");
        call(key, email, partner.body(program)).then().statusCode(409).body("code", equalTo("CONSENT_REJECTED"));
        TestConsents.decide(partner, email, "accepted");
        call(key, email, partner.body(program)).then().statusCode(200);
    }

    @Test
    void aKeyThatCannotBeOneIsRefused() {
        call("k".repeat(256), unique(), partner.body(program))
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void parallelCallsWithOneKeyMakeOneCredential() throws Exception {
        String key = key();
        String email = unique();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        Set<String> answers = new HashSet<>();
        try {
            List<Future<Response>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(threads.submit(() -> call(key, email, partner.body(program))));
            }
            for (Future<Response> call : calls) {
                Response response = call.get();
                if (response.statusCode() == 200) {
                    answers.add(response.asString());
                } else {
                    response.then().statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_IN_USE"));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, answers.size());
        assertEquals(1, count(CREDENTIALS, email));
        assertTrue(answers.contains(call(key, email, partner.body(program)).asString()));
    }

    private static void assertReused(Response response) {
        response.then().statusCode(422).body("error", equalTo(422)).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private static Response call(String key, String email, ObjectNode body) {
        return partner.as(email)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body.toString())
                .post("/v1/credentials/issue-on-behalf");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
