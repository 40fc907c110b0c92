package io.sealrail.onchain.batch;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.IssueRequested;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@OnPrivateChain
class LeafRedriveResourceTest {

    private final Worker worker = new Worker(new TestChain());

    @ConfigProperty(name = "sealrail.internal-token")
    String token;

    @Test
    void saysAgainWhatIsConfirmed() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        CredentialOnchain first = worker.awaitOnchain(credential.credentialId(), 1);
        redrive(token, Map.of("credentialIds", List.of(credential.credentialId()), "now", false))
                .statusCode(200)
                .body("[0].credentialId", equalTo(credential.credentialId()))
                .body("[0].outcome", equalTo("SAID_AGAIN"));
        await().until(() -> TestEvents.onchain(credential.credentialId()).size() == 2);
        assertEquals(List.of(first, first), TestEvents.onchain(credential.credentialId()));
    }

    @Test
    void tellsWhatIsUnderWayFromWhatWasNeverHeardOf() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        worker.awaitState(credential.credentialId(), "SENT");
        redrive(token, Map.of("credentialIds", List.of(credential.credentialId()), "now", true))
                .statusCode(200)
                .body("[0].outcome", equalTo("UNDER_WAY"))
                .body("[0].state", equalTo("SENT"));
        redrive(token, Map.of("credentialIds", List.of("c2nobody"), "now", false))
                .statusCode(200)
                .body("[0].outcome", equalTo("UNKNOWN"))
                .body("[0].state", nullValue());
        worker.awaitAnchor(credential.credentialId());
    }

    @Test
    void refusesStrangersAndNonsense() {
        redrive("another-token-of-the-tests-0123456789", Map.of("credentialIds", List.of("c2x")))
                .statusCode(401);
        for (Map<String, ?> body : List.of(
                Map.of("credentialIds", List.of()),
                Map.of("credentialIds", List.of("c2\0")),
                Map.of("credentialIds", Collections.nCopies(501, "c2x")))) {
            redrive(token, body).statusCode(400).body("code", equalTo("VALIDATION"));
        }
    }

    @Test
    void measuresTheStages() {
        IssueRequested credential = TestEvents.accepted(1).get(0);
        TestEvents.publish(List.of(credential));
        worker.awaitAnchor(credential.credentialId());
        await().untilAsserted(() -> assertStages(given().get("/q/metrics").asString()));
    }

    private static void assertStages(String metrics) {
        for (String stage : List.of("batched", "sent", "confirmed")) {
            for (String name : List.of("waiting", "oldest", "overdue", "deadline", "late_total")) {
                String series = "sealrail_stage_" + name + "{stage=\"" + stage + "\"}";
                assertTrue(metrics.contains(series), series);
            }
            assertTrue(value(metrics, "sealrail_stage_done_total{stage=\"" + stage + "\"} ") >= 1, stage);
            assertTrue(value(metrics, "sealrail_stage_seconds_count{stage=\"" + stage + "\"} ") >= 1, stage);
        }
        for (String series : List.of(
                "sealrail_chain_gas_per_credential_count",
                "sealrail_anchor_failures_total{code=\"FEE_CAP\"}",
                "sealrail_batches_troubled{code=\"INSUFFICIENT_FUNDS\"}")) {
            assertTrue(metrics.contains(series), series);
        }
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static ValidatableResponse redrive(String token, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(token)
                .body(body)
                .post("/internal/v1/leaves/redrive")
                .then();
    }
}
