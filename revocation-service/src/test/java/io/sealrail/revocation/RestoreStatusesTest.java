package io.sealrail.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.IssueRequested;
import io.sealrail.kit.listen.ImpossibleEventException;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The database was put back to a backup: what was changed since is on Kafka. */
@OnStack
class RestoreStatusesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RESTORED = "/admin/v1/restored-status-changes";

    @Inject
    RestoreStatuses restore;

    @Inject
    Told told;

    @Test
    void bringsBackARevocationWithoutSayingItAgain() {
        IssueRequested credential = Told.credential();
        restore(event(credential, State.REVOKED, 1), event(credential, State.REVOKED, 1));
        told.say(credential);

        assertEquals(409, revoke(credential));
        Operator.history(credential.credentialId())
                .then()
                .body("changes", hasSize(1))
                .body("changes[0].to", equalTo("REVOKED"))
                .body("changes[0].actor", equalTo("unknown"))
                .body("changes[0].restored", equalTo(true));
        assertEquals(List.of(), told.statuses(credential.credentialId()));
    }

    @Test
    void bringsBackASuspensionBeforeTheCredentialIsKnown() {
        IssueRequested credential = Told.notary();
        restore(
                event(credential, State.SUSPENDED, 1),
                event(credential, State.VALID, 2),
                event(credential, State.SUSPENDED, 3));
        told.say(credential);

        Operator.history(credential.credentialId())
                .then()
                .body("changes.to", equalTo(List.of("SUSPENDED", "VALID", "SUSPENDED")))
                .body("changes.sequence", equalTo(List.of(1, 2, 3)));
        assertEquals(200, revoke(credential));
        assertEquals(4, told.awaitStatuses(credential.credentialId()).get(0).sequence());
    }

    @Test
    void goesOnFromTheRow() {
        IssueRequested credential = Told.notary();
        told.say(credential);
        Operator.awaitKnown(credential.credentialId());
        restore(event(credential, State.SUSPENDED, 1));
        restore(event(credential, State.SUSPENDED, 1), event(credential, State.REVOKED, 2));

        Operator.history(credential.credentialId()).then().body("changes.to", equalTo(List.of("SUSPENDED", "REVOKED")));
    }

    @Test
    void leavesTheReasonsThatItHas() {
        IssueRequested credential = Told.credential();
        told.say(credential);
        Operator.awaitKnown(credential.credentialId());
        assertEquals(200, revoke(credential));
        restore(told.awaitStatuses(credential.credentialId()).get(0));

        Operator.history(credential.credentialId())
                .then()
                .body("changes.reason", equalTo(List.of("lost card")))
                .body("changes.restored", equalTo(List.of(false)));
        Operator.operator()
                .get(RESTORED)
                .then()
                .body("credentials.credentialId", not(hasItem(credential.credentialId())));
    }

    @Test
    void tellsOperatorsWhatIsLost() {
        IssueRequested credential = Told.credential();
        restore(event(credential, State.REVOKED, 1));

        Operator.operator()
                .get(RESTORED)
                .then()
                .statusCode(200)
                .body("credentials.credentialId", hasItem(credential.credentialId()));
        RestAssured.given().get(RESTORED).then().statusCode(401);
    }

    @Test
    void refusesAnIndexOfAnotherCredential() {
        IssueRequested first = Told.credential();
        IssueRequested thief = Told.credential(
                "c2thief-" + first.credentialId(), first.status().index(), null);
        restore(event(first, State.REVOKED, 1));

        assertThrows(RuntimeException.class, () -> restore(event(thief, State.REVOKED, 1)));
    }

    @Test
    void refusesWhatIsIncomplete() {
        IssueRequested credential = Told.credential();
        CredentialStatus whole = event(credential, State.REVOKED, 1);
        CredentialStatus without = new CredentialStatus(
                whole.credentialId(), whole.issuerDid(), null, whole.state(), whole.cause(), 1, whole.changedAt());

        assertThrows(ImpossibleEventException.class, () -> restore(without));
    }

    private void restore(CredentialStatus... events) {
        restore.restore(List.of(events)).await().atMost(PATIENCE);
    }

    private static int revoke(IssueRequested credential) {
        return Operator.revoke(credential.credentialId(), "lost card").statusCode();
    }

    private static CredentialStatus event(IssueRequested credential, State state, long sequence) {
        return new CredentialStatus(
                credential.credentialId(),
                credential.issuerDid(),
                credential.status(),
                state,
                Cause.OPERATOR,
                sequence,
                Instant.parse("2026-11-21T10:00:00Z"));
    }
}
