package io.sealrail.verifier.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.StatusReference;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.result.Finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

@OnStack
class CredentialStatusesTest {

    private static final String ISSUER = "did:air:id:test:statuses";

    @Inject
    CredentialStatuses statuses;

    private final String id = UUID.randomUUID().toString();

    @Test
    void endsInTheSameStateInWhateverOrderItHears() {
        learn(event(State.VALID, 2), event(State.SUSPENDED, 1));
        assertEquals(Optional.empty(), find(id));
        learn(event(State.SUSPENDED, 1));
        assertEquals(Optional.empty(), find(id));
        learn(event(State.SUSPENDED, 3));
        assertEquals(Optional.of(Finding.SUSPENDED), find(id));
    }

    @Test
    void believesThatASuspensionIsLiftedHoweverOftenAndLateItHearsOfIt() {
        learn(event(State.SUSPENDED, 1));
        assertEquals(Optional.of(Finding.SUSPENDED), find("", new StatusReference(id, 7)));
        learn(event(State.VALID, 2), event(State.SUSPENDED, 1));
        assertEquals(Optional.empty(), find(id));
        learn(event(State.SUSPENDED, 1), event(State.VALID, 2));
        assertEquals(Optional.empty(), find("", new StatusReference(id, 7)));
        learn(event(State.SUSPENDED, 3), event(State.REVOKED, 4), event(State.VALID, 2));
        assertEquals(Optional.of(Finding.REVOKED), find(id));
    }

    @Test
    void neverTakesARevocationBack() {
        learn(event(State.REVOKED, 1), event(State.VALID, 2));
        assertEquals(Optional.of(Finding.REVOKED), find(id));
        learn(event(State.VALID, 3));
        assertEquals(Optional.of(Finding.REVOKED), find(id));
    }

    @Test
    void believesARevocationWithALowSequence() {
        learn(event(State.VALID, 5));
        learn(event(State.REVOKED, 4));
        assertEquals(Optional.of(Finding.REVOKED), find(id));
    }

    @Test
    void findsACredentialByItsPlaceInAList() {
        learn(event(State.REVOKED, 1));
        assertEquals(Optional.of(Finding.REVOKED), find("", new StatusReference(id, 7)));
        assertEquals(Optional.empty(), find("", new StatusReference(id, 8)));
    }

    @Test
    void knowsNothingAboutCredentialsOfOtherIssuers() {
        learn(event(State.REVOKED, 1));
        Optional<Finding> found =
                statuses.find("did:air:id:test:other", id, List.of()).await().atMost(Duration.ofSeconds(5));
        assertEquals(Optional.empty(), found);
    }

    private void learn(CredentialStatus... events) {
        statuses.learn(List.of(events)).await().atMost(Duration.ofSeconds(5));
    }

    private Optional<Finding> find(String credentialId, StatusReference... places) {
        return statuses.find(ISSUER, credentialId, List.of(places)).await().atMost(Duration.ofSeconds(5));
    }

    private CredentialStatus event(State state, long sequence) {
        return new CredentialStatus(
                id,
                ISSUER,
                new StatusReference(id, 7),
                state,
                CredentialStatus.Cause.OPERATOR,
                sequence,
                Instant.now());
    }
}
