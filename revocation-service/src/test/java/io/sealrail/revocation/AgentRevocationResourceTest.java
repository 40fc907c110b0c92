package io.sealrail.revocation;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.Topics;
import io.sealrail.stack.OperatorTokens;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class AgentRevocationResourceTest {

    private static final String PATH = "/api/v1/agents/{slug}/credentials/revoke";
    private static final String REASON = "canary: the agent is retired";
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    @Inject
    Told told;

    @ConfigProperty(name = "SEALRAIL_ISSUANCE_URL")
    String issuance;

    private final int n = NEXT.getAndIncrement();
    private final String slug = "agent-" + n;

    @Test
    void revokesWhatIsCurrentAndWhatIsUnderWay() {
        Response answer = revoke(slug, "admin");

        answer.then()
                .statusCode(200)
                .body("size()", equalTo(5))
                .body("vc_id", equalTo(AgentsStand.credentialId(n, 2)))
                .body("reason", equalTo(REASON))
                .body("request_id", equalTo(answer.header("x-request-id")))
                .body("list_version", equalTo((int) StatusListStand.VERSION));
        CredentialStatus current = said(2);
        assertEquals(State.REVOKED, current.state());
        assertEquals(Cause.OWNER, current.cause());
        assertEquals(1, current.sequence());
        assertEquals("agents", current.status().listId());
        assertEquals(10 * n + 2, current.status().index());
        assertEquals(State.REVOKED, said(1).state());
        assertEquals(current.changedAt().truncatedTo(ChronoUnit.SECONDS).toString(), answer.<String>path("revoked_at"));
    }

    @Test
    void namesNoListVersionThatIsNotKnownInTime() {
        revoke("late-" + n, "admin")
                .then()
                .statusCode(200)
                .body("vc_id", equalTo(AgentsStand.credentialId(n, 2)))
                .body("size()", equalTo(5))
                .body("$", hasKey("list_version"))
                .body("list_version", nullValue());
    }

    @Test
    void revokesForAnOwner() {
        revoke(slug, "owner").then().statusCode(200);
    }

    @Test
    void keepsReasonAndMemberInTheHistoryOnly() {
        revoke(slug, "admin").then().statusCode(200);

        assertFalse(told.texts(said(2).credentialId()).get(0).contains("canary"));
        RestAssured.given()
                .auth()
                .oauth2(OperatorTokens.token())
                .get("/admin/v1/credentials/{id}/status-changes", AgentsStand.credentialId(n, 2))
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].cause", equalTo("OWNER"))
                .body("changes[0].reason", equalTo(REASON))
                .body("changes[0].actor", equalTo("key key-1 of member mem-7"));
    }

    @Test
    void staysRevokedWhenTheEventArrives() {
        revoke(slug, "admin").then().statusCode(200);
        CredentialStatus current = said(2);
        IssueRequested elder = Told.credential();
        IssueRequested other = Told.successorOf(elder);

        told.say(new IssueRequested(
                current.credentialId(),
                "agent",
                other.coreClaimHash(),
                current.issuerDid(),
                null,
                current.status(),
                new IssueRequested.Replaced(AgentsStand.credentialId(n, 1), said(1).status()),
                other.issuedAt(),
                null));
        told.say(Topics.ISSUE_REQUESTED, current.key(), EventJson.write(other));
        told.awaitStatuses(elder.credentialId());

        assertEquals(1, told.statuses(AgentsStand.credentialId(n, 2)).size());
        assertEquals(1, told.statuses(AgentsStand.credentialId(n, 1)).size());
    }

    @Test
    void refusesSecondRevocation() {
        revoke(slug, "admin").then().statusCode(200);

        revoke(slug, "admin").then().statusCode(409).body("code", equalTo("INVALID_STATE"));
        assertEquals(1, told.statuses(AgentsStand.credentialId(n, 2)).size());
        awaitLifted(2);
    }

    @Test
    void letsOneOfManyConcurrentRevocationsWin() {
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> revoke(slug, "admin").statusCode()))
                .toList();

        List<Integer> statuses =
                calls.stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), statuses);
        assertEquals(1, told.awaitStatuses(AgentsStand.credentialId(n, 2)).size());
        awaitLifted(8);
    }

    @Test
    void takesTheFenceAwayAfterTheAnswer() {
        revoke(slug, "admin").then().statusCode(200);

        awaitLifted(1);
    }

    @Test
    void repeatsWhenTheFenceFellBeforeTheCommit() {
        Response answer = revoke("falls-" + n, "admin");

        answer.then().statusCode(200).body("vc_id", equalTo(AgentsStand.credentialId(n, 3)));
        for (int version = 1; version <= 3; version++) {
            assertEquals(State.REVOKED, said(version).state());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ends", "cuts"})
    void asksTheRegistryOnceMoreWhenItsReplicaEnds(String how) {
        String agent = how + "-" + n;
        revoke(agent, "admin").then().statusCode(200).body("vc_id", equalTo(AgentsStand.credentialId(n, 2)));

        assertEquals(2, AgentsStand.fences(issuance, agent, "asked"));
        assertEquals(1, AgentsStand.fences(issuance, agent, "raised"));
    }

    @Test
    void saysNothingOfAFenceThatNeverStands() {
        revoke("fallen-" + n, "admin").then().statusCode(503).body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void revokesToTheEndWhenTheClientHangsUp() throws IOException {
        String body = "{\"reason\":\"gone\"}";
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream()
                    .write(("POST /api/v1/agents/" + slug + "/credentials/revoke HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Bearer " + AgentsStand.key("admin")
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> AgentsStand.fences(issuance, slug, "raised") == 1);
        }

        assertEquals(State.REVOKED, said(1).state());
        assertEquals(State.REVOKED, said(2).state());
        awaitLifted(1);
    }

    @Test
    void countsTheReasonInCharactersAndIgnoresOtherMembers() {
        String reason = "\uD83D\uDE00".repeat(1000);
        AgentsStand.call("admin")
                .body("{\"reason\":\"" + reason + "\",\"other\":1}")
                .post(PATH, slug)
                .then()
                .statusCode(200)
                .body("reason", equalTo(reason));
    }

    private CredentialStatus said(int version) {
        List<CredentialStatus> said = told.awaitStatuses(AgentsStand.credentialId(n, version));
        assertTrue(said.get(0).changedAt().isBefore(Instant.now().plusSeconds(1)));
        return said.get(0);
    }

    private void awaitLifted(int fences) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> AgentsStand.fences(issuance, slug, "lifted") == fences);
        assertEquals(fences, AgentsStand.fences(issuance, slug, "raised"));
    }

    private static Response revoke(String slug, String whose) {
        return AgentsStand.call(whose).body("{\"reason\":\"" + REASON + "\"}").post(PATH, slug);
    }
}
