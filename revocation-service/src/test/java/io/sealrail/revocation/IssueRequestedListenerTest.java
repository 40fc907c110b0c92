package io.sealrail.revocation;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.Topics;
import io.sealrail.stack.OperatorTokens;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

@OnStack
class IssueRequestedListenerTest {

    @Inject
    Told told;

    @Test
    void endsReplacedCredential() {
        IssueRequested elder = Told.credential();
        IssueRequested successor = Told.successorOf(elder);
        told.say(elder);
        told.say(successor);

        CredentialStatus ended = told.awaitStatuses(elder.credentialId()).get(0);

        assertEquals(State.REVOKED, ended.state());
        assertEquals(Cause.REPLACED, ended.cause());
        assertEquals(1, ended.sequence());
        assertEquals(elder.status(), ended.status());
        assertEquals(elder.issuerDid(), ended.issuerDid());
        assertEquals(List.of(), told.statuses(successor.credentialId()));
    }

    @Test
    void keepsWhoReplacedItInTheHistory() {
        IssueRequested elder = Told.credential();
        IssueRequested successor = Told.successorOf(elder);
        told.say(successor);
        told.awaitStatuses(elder.credentialId());

        RestAssured.given()
                .auth()
                .oauth2(OperatorTokens.token())
                .get("/admin/v1/credentials/{id}/status-changes", elder.credentialId())
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].from", equalTo("VALID"))
                .body("changes[0].to", equalTo("REVOKED"))
                .body("changes[0].cause", equalTo("REPLACED"))
                .body("changes[0].reason", equalTo("replaced by " + successor.credentialId()))
                .body("changes[0].actor", equalTo("issuance-api"));
    }

    @Test
    void endsOnceWhenDeliveredTwice() {
        IssueRequested elder = Told.credential();
        IssueRequested successor = Told.successorOf(elder);
        told.say(elder);
        told.say(successor);
        told.awaitStatuses(elder.credentialId());

        told.say(elder);
        told.say(successor);
        awaitHeard(elder.key(), successor.key());

        assertEquals(1, told.statuses(elder.credentialId()).size());
    }

    @Test
    void endsElderWhoseOwnEventComesLater() {
        IssueRequested elder = Told.credential();
        told.say(Told.successorOf(elder));
        told.awaitStatuses(elder.credentialId());

        told.say(elder);
        awaitHeard(elder.key());

        RestAssured.given()
                .auth()
                .oauth2(OperatorTokens.token())
                .contentType("application/json")
                .body("{\"reason\":\"again\"}")
                .post("/admin/v1/credentials/{id}/revoke", elder.credentialId())
                .then()
                .statusCode(409);
        assertEquals(1, told.statuses(elder.credentialId()).size());
    }

    static Stream<Arguments> impossible() {
        IssueRequested good = Told.credential();
        IssueRequested successor = Told.successorOf(good);
        String whole = EventJson.write(good);
        String replacing = EventJson.write(successor);
        return Stream.of(
                Arguments.of("garbage", "malformed-event"),
                Arguments.of("{\"credentialId\":null}", "malformed-event"),
                Arguments.of(whole.replace("\"status\":", "\"other\":"), "incomplete-event"),
                Arguments.of(whole.replace("\"issuerDid\":", "\"other\":"), "incomplete-event"),
                Arguments.of(whole.replace("\"kind\":", "\"other\":"), "incomplete-event"),
                Arguments.of(whole.replace("\"issuedAt\":", "\"other\":"), "incomplete-event"),
                Arguments.of(
                        replacing.replace("\"replaces\":{\"credentialId\":", "\"replaces\":{\"other\":"),
                        "incomplete-event"),
                Arguments.of(
                        replacing.replace(successor.credentialId(), good.credentialId()),
                        "credential-replaces-itself"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void setsAsideWhatCanNeverBeApplied(String text, String reason) {
        String key = "poison" + text.hashCode();
        told.say(Topics.ISSUE_REQUESTED, key, text);

        assertEquals(reason, told.awaitDeadLetterReason(Topics.ISSUE_REQUESTED, key));
        awaitHeard(key);
    }

    @Test
    void refusesIndexOfAnotherCredential() {
        IssueRequested first = Told.credential();
        told.say(first);
        awaitHeard(first.key());
        IssueRequested second = Told.credential("c2thief", first.status().index(), null);
        told.say(second);

        assertEquals("index-of-another-credential", told.awaitDeadLetterReason(Topics.ISSUE_REQUESTED, second.key()));
    }

    /** Whatever was said before under these keys has been heard once an elder ends by an event of the same key. */
    private void awaitHeard(String... keys) {
        for (String key : keys) {
            IssueRequested elder = Told.credential();
            told.say(Topics.ISSUE_REQUESTED, key, EventJson.write(Told.successorOf(elder)));
            told.awaitStatuses(elder.credentialId());
        }
    }
}
