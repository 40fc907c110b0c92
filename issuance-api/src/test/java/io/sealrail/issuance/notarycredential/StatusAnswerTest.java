package io.sealrail.issuance.notarycredential;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StatusAnswerTest {

    private static final Instant EXPIRES = Instant.parse("2026-06-02T00:00:00Z");

    /** From the instant of its expiry on a credential is expired, unless it was revoked. */
    @ParameterizedTest
    @CsvSource({
        "VALID, -1, valid, 2026-06-01T12:00:00Z",
        "SUSPENDED, -1, suspended, 2026-06-01T12:00:00Z",
        "REVOKED, -1, revoked, 2026-06-01T12:00:00Z",
        "VALID, 0, expired, 2026-06-02T00:00:00Z",
        "SUSPENDED, 0, expired, 2026-06-02T00:00:00Z",
        "REVOKED, 0, revoked, 2026-06-01T12:00:00Z"
    })
    void followsTheStatusAndTheTime(String status, long secondsAfterExpiry, String shown, String updatedAt) {
        CredentialState state = new CredentialState(
                "urn:registry-notary:credential:x",
                "did:web:notary.test",
                "farmer",
                status,
                Instant.parse("2026-06-01T00:00:00Z"),
                EXPIRES,
                Instant.parse("2026-06-01T12:00:00.9Z"));
        StatusAnswer answer = StatusAnswer.of(state, EXPIRES.plusSeconds(secondsAfterExpiry));
        assertEquals(shown, answer.status());
        assertEquals(updatedAt, answer.updatedAt().toString());
    }
}
