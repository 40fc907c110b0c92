package io.sealrail.issuance.credential;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import io.sealrail.events.StatusReference;

/**
 * What the store knew of a command's user when its batch began.
 *
 * @param userUuid the user, {@code null} when nobody with that e-mail is known
 * @param declined whether the user declined credentials from this partner
 * @param recorded the answer that was given under the command's idempotency key, or {@code null}
 * @param active the active credential of the slot, or {@code null}
 */
record Standing(UUID userUuid, boolean declined, Recorded recorded, Active active) {

    /** An answer that was kept, with the fingerprint of the call that it was given to. */
    record Recorded(byte[] fingerprint, String response) {

        boolean isFor(IdempotencyKey key) {
            return Arrays.equals(fingerprint, key.fingerprint());
        }
    }

    /** The active credential; it may have expired without having been ended. */
    record Active(String credentialId, String coreClaimHash, StatusReference status, Instant expiresAt) {

        boolean isLive(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }
}
