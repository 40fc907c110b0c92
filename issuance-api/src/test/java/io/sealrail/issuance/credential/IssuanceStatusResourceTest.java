package io.sealrail.issuance.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class IssuanceStatusResourceTest {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

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
    void answersWithTheSeedsFiveMembers() {
        Instant before = Instant.now().minusSeconds(1);
        String hash = issue(program);
        Response response = partner.status(hash);
        response.then()
                .statusCode(200)
                .body("size()", equalTo(5))
                .body("coreClaimHash", equalTo(hash))
                .body("issuanceDate", matchesPattern("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}"))
                .body("issuerDid", equalTo(partner.issuerDid()))
                .body("vcId", matchesPattern("c2[0-9a-z]{20}"))
                .body("vcStatus", equalTo("WAIT_ONCHAIN"));
        Instant issued = LocalDateTime.parse(response.jsonPath().getString("issuanceDate"), SECONDS)
                .toInstant(ZoneOffset.UTC);
        assertTrue(!issued.isBefore(before.minusSeconds(1)) && !issued.isAfter(Instant.now()), "UTC");
    }

    @Test
    void tellsWhenTheCredentialEndsByItself() {
        Response response = partner.status(issue(partner.program(",\"validity\":\"P1D\"")));
        LocalDateTime issued = LocalDateTime.parse(response.jsonPath().getString("issuanceDate"), SECONDS);
        assertEquals(issued.plusDays(1).format(SECONDS), response.jsonPath().getString("expirationDate"));
    }

    @Test
    void refusesAMissingOrMalformedHash() {
        partner.as(unique())
                .get("/v1/credentials/status")
                .then()
                .statusCode(400)
                .body("error", equalTo(400))
                .body("message", equalTo("coreClaimHash is missing"));
        partner.status("abc").then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        partner.status("G".repeat(64)).then().statusCode(400);
    }

    @Test
    void hidesHashesOfOthers() {
        partner.status("0".repeat(64)).then().statusCode(404).body("error", equalTo(404));
        TestPartner.create()
                .status(issue(program))
                .then()
                .statusCode(404)
                .body("code", equalTo("CREDENTIAL_NOT_FOUND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61", "-1", "abc", "1.5"})
    void refusesABadWait(String wait) {
        waiting("0".repeat(64), wait).then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void waitsNoLongerThanAsked() {
        long started = System.nanoTime();
        waiting(issue(program), "1").then().statusCode(200).body("vcStatus", equalTo("WAIT_ONCHAIN"));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertTrue(took.toMillis() >= 1000 && took.toMillis() < 5000, took.toString());
    }

    @Test
    void answersAsSoonAsTheCredentialIsOnChain() {
        String hash = issue(program);
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> waiting(hash, "30"));
        org.awaitility.Awaitility.await().until(() -> waiters() == 1);
        TestPartner.pool()
                .preparedQuery(
                        "update credentials set onchain_at = now(), onchain_sequence = 1 where core_claim_hash = $1")
                .execute(Tuple.of(hash))
                .await()
                .indefinitely();
        Response response =
                waiting.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join();
        response.then().statusCode(200).body("vcStatus", equalTo("ONCHAIN"));
        assertEquals(0, waiters());
        waiting(hash, "30").then().statusCode(200).body("vcStatus", equalTo("ONCHAIN"));
    }

    private static double waiters() {
        return jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(io.micrometer.core.instrument.MeterRegistry.class)
                .get()
                .get("sealrail.status.waiters")
                .gauge()
                .value();
    }

    private static String issue(String programId) {
        Response response = partner.issue(unique(), partner.body(programId));
        assertEquals(200, response.statusCode(), response.asString());
        return response.jsonPath().getString("coreClaimHash");
    }

    private static Response waiting(String hash, String wait) {
        return partner.as(unique())
                .queryParam("coreClaimHash", hash)
                .queryParam("wait", wait)
                .get("/v1/credentials/status");
    }
}
