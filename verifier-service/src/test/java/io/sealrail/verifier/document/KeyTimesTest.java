package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Jwk;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.key.VerificationKey;
import io.sealrail.verifier.result.Finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

class KeyTimesTest {

    private static final Jwk KEY =
            VerificationKey.ed25519(TestIssuer.didKey().key().publicKey());
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant END = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofMinutes(1);

    @Test
    void keepsWhatARetiredKeySignedBefore() {
        assertEquals(Finding.KEY_VALID, signed(END, null, Optional.of(END.minusSeconds(1))));
        assertEquals(Finding.KEY_VALID, signed(END, null, Optional.of(END.plus(SKEW))));
    }

    @Test
    void refusesWhatARetiredKeySignedAfter() {
        Optional<Instant> after = Optional.of(END.plus(SKEW).plusSeconds(1));
        assertEquals(Finding.KEY_ENDED_BEFORE_ISSUE, signed(END, null, after));
    }

    @Test
    void cannotTellWithoutATime() {
        assertEquals(Finding.KEY_ENDED_TIME_UNKNOWN, signed(END, null, Optional.empty()));
        assertEquals(Finding.KEY_VALID, signed(null, null, Optional.empty()));
        assertEquals(Finding.KEY_VALID, signed(NOW.plusSeconds(1), null, Optional.empty()));
        assertEquals(Finding.KEY_VALID, signed(NOW.minus(SKEW).plusSeconds(1), null, Optional.empty()));
        assertEquals(Finding.KEY_ENDED_TIME_UNKNOWN, signed(NOW.minus(SKEW), null, Optional.empty()));
    }

    @Test
    void refusesWhateverARevokedKeySigned() {
        assertEquals(Finding.KEY_REVOKED, signed(null, END, Optional.of(END.minusSeconds(1_000))));
        assertEquals(Finding.KEY_REVOKED, signed(null, NOW.plus(SKEW), Optional.empty()));
        assertEquals(Finding.KEY_VALID, signed(null, NOW.plus(SKEW).plusSeconds(1), Optional.empty()));
        assertEquals(Finding.KEY_REVOKED, signed(END, END, Optional.of(END.minusSeconds(1_000))));
    }

    private static Finding signed(Instant endedAt, Instant revokedAt, Optional<Instant> signedAt) {
        return new KeyTimes(new VerificationKey(KEY, endedAt, revokedAt), SKEW).signedAt(signedAt, NOW);
    }
}
