package io.sealrail.issuance.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** 429 and 503 under limits that a test can reach. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
@TestProfile(TightLimitsTest.Tight.class)
class TightLimitsTest {

    /** Ten calls a second, three a minute with an API key, one command at a time. */
    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sealrail.rate-limits.issuing", "10",
                    "sealrail.rate-limits.asking", "1",
                    "sealrail.rate-limits.agents-per-minute", "3",
                    "sealrail.rate-limits.notary-per-second", "0.01",
                    "sealrail.rate-limits.burst-seconds", "3",
                    "sealrail.status-waiters", "1",
                    "sealrail.accepting.queue", "1",
                    "sealrail.accepting.lanes", "1");
        }
    }

    @Test
    void slowsDownAPartnerThatCallsTooOften() throws Exception {
        TestPartner partner = TestPartner.create();
        List<Response> responses = parallel(partner, "c2unknown", 60);
        assertTrue(responses.stream().anyMatch(response -> response.statusCode() == 404));
        Response slowed = first(responses, 429);
        slowed.then()
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo(429))
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"));
        TestPartner.create().status("0".repeat(64)).then().statusCode(404);
    }

    @Test
    void countsStatusCallsApart() {
        TestPartner partner = TestPartner.create();
        for (int i = 0; i < 3; i++) {
            partner.status("0".repeat(64)).then().statusCode(404);
        }
        partner.status("0".repeat(64)).then().statusCode(429).body("error", equalTo(429));
        partner.issue(unique(), partner.body("c2unknown")).then().statusCode(404);
    }

    @Test
    void slowsDownAKeyOfTheNotaryThatCallsTooOften() {
        String client = TestNotary.client();
        String key = TestNotary.keyOf(client);
        nowhere(key).then().statusCode(404);
        Response slowed = nowhere(key);
        slowed.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("type", endsWith("/problems/request/rate_limited"))
                .body("title", equalTo("Too many requests"))
                .body("status", equalTo(429))
                .body("detail", equalTo("too many requests"))
                .body("code", equalTo("request.rate_limited"))
                .body("request_id", equalTo(slowed.header("x-request-id")));
        OperatorApi.operator()
                .queryParam("requestId", slowed.header("x-request-id"))
                .get("/admin/v1/audit/events")
                .then()
                .body("items[0].code", equalTo("request.rate_limited"));
        nowhere(TestNotary.keyOf(client)).then().statusCode(404);
    }

    private static Response nowhere(String key) {
        return TestNotary.with(key).get("/v1/claims/no/such/path");
    }

    @Test
    void slowsDownAnApiKeyThatCallsTooOften() {
        TestOrganizations organization = TestOrganizations.create();
        for (int i = 0; i < 3; i++) {
            organization.asAdmin().get("/api/v1/api-keys").then().statusCode(200);
        }
        organization
                .asAdmin()
                .get("/api/v1/api-keys")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo("too many requests"))
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("request_id", matchesPattern("req_.+"));
        organization.asMember().get("/api/v1/api-keys").then().statusCode(403);
    }

    @Test
    void refusesWhatItHasNoRoomFor() throws Exception {
        TestPartner partner = TestPartner.create();
        List<Response> responses = parallel(partner, partner.program(), 25);
        assertTrue(responses.stream().anyMatch(response -> response.statusCode() == 200));
        Response full = first(responses, 503);
        full.then()
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo(503))
                .body("code", equalTo("QUEUE_FULL"));
    }

    @Test
    void refusesMoreWaitingCallsThanItHolds() {
        TestPartner partner = TestPartner.create();
        String hash = partner.issue(unique(), partner.body(partner.program())).path("coreClaimHash");
        CompletableFuture<Response> held = CompletableFuture.supplyAsync(() -> waiting(partner, hash));
        Response other = waiting(partner, hash);
        List<Response> both = List.of(other, held.join());
        assertTrue(both.stream().anyMatch(response -> response.statusCode() == 200));
        first(both, 503)
                .then()
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo(503))
                .body("code", equalTo("TOO_MANY_WAITING"));
    }

    private static Response waiting(TestPartner partner, String hash) {
        return partner.as(unique())
                .queryParam("coreClaimHash", hash)
                .queryParam("wait", "3")
                .get("/v1/credentials/status");
    }

    private static Response first(List<Response> responses, int status) {
        return responses.stream()
                .filter(response -> response.statusCode() == status)
                .findFirst()
                .orElseThrow(() -> new AssertionError("none answered " + status));
    }

    private static List<Response> parallel(TestPartner partner, String program, int calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<Response>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                running.add(threads.submit(() -> partner.issue(unique(), partner.body(program))));
            }
            List<Response> responses = new ArrayList<>();
            for (Future<Response> call : running) {
                responses.add(call.get());
            }
            return responses;
        } finally {
            threads.shutdownNow();
        }
    }
}
