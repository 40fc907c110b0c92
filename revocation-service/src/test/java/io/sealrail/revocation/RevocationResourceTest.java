package io.sealrail.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.IssueRequested;
import io.sealrail.stack.OperatorTokens;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class RevocationResourceTest {

    private static final String REASON = "canary: the holder has left";
    private static final String HISTORY = "/admin/v1/credentials/{id}/status-changes";

    @Inject
    Told told;

    @Test
    void revokes() {
        IssueRequested credential = heard();

        Response answer = revoke(credential.credentialId());

        answer.then()
                .statusCode(200)
                .body("credentialId", equalTo(credential.credentialId()))
                .body("state", equalTo("REVOKED"))
                .body("reason", equalTo(REASON))
                .body("sequence", equalTo(1));
        CredentialStatus said = told.awaitStatuses(credential.credentialId()).get(0);
        assertEquals(State.REVOKED, said.state());
        assertEquals(Cause.OPERATOR, said.cause());
        assertEquals(1, said.sequence());
        assertEquals(credential.status(), said.status());
        assertEquals(said.changedAt(), Instant.parse(answer.path("revokedAt")));
    }

    @Test
    void neverTellsTheReason() {
        IssueRequested credential = heard();
        revoke(credential.credentialId()).then().statusCode(200);

        told.awaitStatuses(credential.credentialId());

        assertFalse(told.texts(credential.credentialId()).get(0).contains("canary"));
    }

    @Test
    void keepsReasonAndOperatorInTheHistory() {
        IssueRequested credential = heard();
        revoke(credential.credentialId()).then().statusCode(200);

        operator()
                .get(HISTORY, credential.credentialId())
                .then()
                .statusCode(200)
                .body("credentialId", equalTo(credential.credentialId()))
                .body("changes", hasSize(1))
                .body("changes[0].sequence", equalTo(1))
                .body("changes[0].from", equalTo("VALID"))
                .body("changes[0].to", equalTo("REVOKED"))
                .body("changes[0].cause", equalTo("OPERATOR"))
                .body("changes[0].reason", equalTo(REASON))
                .body("changes[0].actor", notNullValue())
                .body("changes[0].at", notNullValue());
    }

    @Test
    void refusesSecondRevocation() {
        IssueRequested credential = heard();
        revoke(credential.credentialId()).then().statusCode(200);

        revoke(credential.credentialId())
                .then()
                .statusCode(409)
                .body("error", equalTo(409))
                .body("code", equalTo("ALREADY_REVOKED"));
    }

    @Test
    void letsOneOfManyConcurrentRevocationsWin() {
        for (String id : List.of(heard().credentialId(), IssuanceStand.underWay(1))) {
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> revoke(id).statusCode()))
                    .toList();

            List<Integer> statuses =
                    calls.stream().map(CompletableFuture::join).sorted().toList();

            assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), statuses);
            assertEquals(1, told.awaitStatuses(id).size());
        }
    }

    @Test
    void revokesWhatIsStillUnderWay() {
        String id = IssuanceStand.underWay(2);

        revoke(id).then().statusCode(200).body("sequence", equalTo(1));

        CredentialStatus said = told.awaitStatuses(id).get(0);
        assertEquals("under-way", said.status().listId());
        assertEquals(2, said.status().index());
    }

    @Test
    void staysRevokedWhenTheEventArrives() {
        String id = IssuanceStand.underWay(3);
        revoke(id).then().statusCode(200);
        IssueRequested elder = Told.credential();
        IssueRequested other = Told.successorOf(elder);

        told.say(new IssueRequested(
                id,
                "air",
                other.coreClaimHash(),
                other.issuerDid(),
                other.programId(),
                told.awaitStatuses(id).get(0).status(),
                other.replaces(),
                other.issuedAt(),
                null));
        told.awaitStatuses(elder.credentialId());

        revoke(id).then().statusCode(409);
        assertEquals(1, told.statuses(id).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2nobody", "c2 nobody", "c2nobody'--", "-", "\u0000"})
    void refusesUnknownCredential(String id) {
        revoke(id).then().statusCode(404).body("error", equalTo(404)).body("code", equalTo("NOT_FOUND"));
        operator().get(HISTORY, id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hangs", "c2broken", "c2another", "c2garbage"})
    void asksToComeBackWhenTheOwnerGivesNoAnswer(String id) {
        Response answer = revoke(id);

        answer.then().statusCode(503).header("retry-after", "2").body("code", equalTo("UNAVAILABLE"));
        assertTrue(answer.time() < 8_000);
    }

    @Test
    void asksTheOwnerOnceMoreWhenItsReplicaEnds() {
        revoke(IssuanceStand.endsOnce(31)).then().statusCode(200);
    }

    static Stream<String> badBodies() {
        return Stream.of(
                "",
                "null",
                "{}",
                "{\"reason\":null}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"  \"}",
                "{\"reason\":7}",
                "{\"reason\":[\"a\"]}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"" + "x".repeat(1001) + "\"}",
                "{\"reason\":\"a\"",
                "\"a\"");
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void refusesBadReason(String body) {
        IssueRequested credential = heard();

        operator()
                .body(body)
                .post("/admin/v1/credentials/{id}/revoke", credential.credentialId())
                .then()
                .statusCode(400)
                .body("error", equalTo(400))
                .body("message", notNullValue());

        revoke(credential.credentialId()).then().statusCode(200);
    }

    @Test
    void countsTheReasonInCharacters() {
        String reason = "\uD83D\uDE00".repeat(1000);
        operator()
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/admin/v1/credentials/{id}/revoke", heard().credentialId())
                .then()
                .statusCode(200)
                .body("reason", equalTo(reason));
    }

    @Test
    void refusesWhoIsNoOperator() {
        String id = heard().credentialId();
        String path = "/admin/v1/credentials/" + id + "/revoke";
        String body = "{\"reason\":\"a\"}";
        RequestSpecification anonymous =
                RestAssured.given().contentType("application/json").body(body);
        anonymous.post(path).then().statusCode(401).body("error", equalTo(401));
        as(OperatorTokens.token(Duration.ofMinutes(-10)))
                .body(body)
                .post(path)
                .then()
                .statusCode(401);
        as(OperatorTokens.tokenOf("partner")).body(body).post(path).then().statusCode(403);
        as(OperatorTokens.tokenOf("partner")).get(HISTORY, id).then().statusCode(403);
    }

    /** A credential whose event the service has taken in. */
    private IssueRequested heard() {
        IssueRequested credential = Told.credential();
        told.say(credential);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> operator().get(HISTORY, credential.credentialId()).statusCode() == 200);
        return credential;
    }

    private static Response revoke(String id) {
        return operator().body("{\"reason\":\"" + REASON + "\"}").post("/admin/v1/credentials/{id}/revoke", id);
    }

    private static RequestSpecification operator() {
        return as(OperatorTokens.token());
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }
}
