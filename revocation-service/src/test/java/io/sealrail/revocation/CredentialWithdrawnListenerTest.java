package io.sealrail.revocation;

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
class CredentialWithdrawnListenerTest {

    @Inject
    Told told;

    @Test
    void endsWithdrawnCredential() {
        IssueRequested credential = Told.credential();
        told.say(credential);
        told.say(Told.withdrawn(credential));

        CredentialStatus ended = told.awaitStatuses(credential.credentialId()).get(0);

        assertEquals(State.REVOKED, ended.state());
        assertEquals(Cause.OWNER, ended.cause());
        assertEquals(1, ended.sequence());
        assertEquals(credential.status(), ended.status());
        assertEquals(credential.issuerDid(), ended.issuerDid());
        RestAssured.given()
                .auth()
                .oauth2(OperatorTokens.token())
                .get("/admin/v1/credentials/{id}/status-changes", credential.credentialId())
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].cause", equalTo("OWNER"))
                .body("changes[0].reason", equalTo("withdrawn by its owner"))
                .body("changes[0].actor", equalTo("issuance-api"));
    }

    @Test
    void endsOnceWhenDeliveredTwice() {
        IssueRequested credential = Told.credential();
        told.say(Told.withdrawn(credential));
        told.say(Told.withdrawn(credential));
        told.awaitStatuses(credential.credentialId());
        awaitHeard(credential.key());

        assertEquals(1, told.statuses(credential.credentialId()).size());
    }

    @Test
    void endsCredentialWhoseOwnEventComesLater() {
        IssueRequested credential = Told.credential();
        told.say(Told.withdrawn(credential));
        told.awaitStatuses(credential.credentialId());

        told.say(credential);
        IssueRequested elder = Told.credential();
        told.say(Topics.ISSUE_REQUESTED, credential.key(), EventJson.write(Told.successorOf(elder)));
        told.awaitStatuses(elder.credentialId());

        assertEquals(1, told.statuses(credential.credentialId()).size());
        RestAssured.given()
                .auth()
                .oauth2(OperatorTokens.token())
                .contentType("application/json")
                .body("{\"reason\":\"again\"}")
                .post("/admin/v1/credentials/{id}/revoke", credential.credentialId())
                .then()
                .statusCode(409);
    }

    @Test
    void leavesReplacedCredentialAsItIs() {
        IssueRequested elder = Told.credential();
        told.say(elder);
        told.say(Told.successorOf(elder));
        told.awaitStatuses(elder.credentialId());

        told.say(Told.withdrawn(elder));
        awaitHeard(elder.key());

        assertEquals(1, told.statuses(elder.credentialId()).size());
        assertEquals(Cause.REPLACED, told.statuses(elder.credentialId()).get(0).cause());
    }

    static Stream<Arguments> impossible() {
        String whole = EventJson.write(Told.withdrawn(Told.credential()));
        return Stream.of(
                Arguments.of("garbage", "malformed-event"),
                Arguments.of("{}", "malformed-event"),
                Arguments.of(whole.replace("\"status\":", "\"other\":"), "incomplete-event"),
                Arguments.of(whole.replace("\"listId\":", "\"other\":"), "incomplete-event"),
                Arguments.of(whole.replace("\"issuerDid\":", "\"other\":"), "incomplete-event"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void setsAsideWhatCanNeverBeApplied(String text, String reason) {
        String key = "poison" + text.hashCode();
        told.say(Topics.CREDENTIAL_WITHDRAWN, key, text);

        assertEquals(reason, told.awaitDeadLetterReason(Topics.CREDENTIAL_WITHDRAWN, key));
        awaitHeard(key);
    }

    /** Whatever was said before under this key has been heard once another credential ends by an event of the same key. */
    private void awaitHeard(String key) {
        IssueRequested marker = Told.credential();
        told.say(Topics.CREDENTIAL_WITHDRAWN, key, EventJson.write(Told.withdrawn(marker)));
        told.awaitStatuses(marker.credentialId());
    }
}
