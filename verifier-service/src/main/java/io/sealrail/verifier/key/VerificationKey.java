package io.sealrail.verifier.key;

import java.time.Instant;

/**
 * A key that an issuer allows to assert credentials.
 *
 * @param publicKey raw 32-byte Ed25519 key
 * @param endedAt when it was retired, or {@code null}: what it signed before stays good
 * @param revokedAt when it was found compromised, or {@code null}: nothing under it is good
 */
public record VerificationKey(byte[] publicKey, Instant endedAt, Instant revokedAt) {

    static VerificationKey withoutEnd(byte[] publicKey) {
        return new VerificationKey(publicKey, null, null);
    }
}
