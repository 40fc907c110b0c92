package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.sealrail.verifier.key.VerificationKey;
import io.sealrail.verifier.result.Finding;

/** Whether a key was in force when a document was signed with it. */
public final class KeyTimes {

    private final VerificationKey key;
    private final Duration skew;

    /** Allows for clocks that differ by so much. */
    public KeyTimes(VerificationKey key, Duration skew) {
        this.key = key;
        this.skew = skew;
    }

    /** How the key stands for something signed then; a key that has not ended needs no time. */
    public Finding signedAt(Optional<Instant> signedAt, Instant now) {
        if (key.revokedAt() != null && !key.revokedAt().isAfter(now.plus(skew))) {
            return Finding.KEY_REVOKED;
        }
        if (key.endedAt() == null || key.endedAt().plus(skew).isAfter(now)) {
            return Finding.KEY_VALID;
        }
        return signedAt.map(time ->
                        time.isAfter(key.endedAt().plus(skew)) ? Finding.KEY_ENDED_BEFORE_ISSUE : Finding.KEY_VALID)
                .orElse(Finding.KEY_ENDED_TIME_UNKNOWN);
    }
}
