package io.sealrail.credential.did;

import java.time.Instant;

import io.sealrail.credential.key.Multikey;

/**
 * A public key in a DID document.
 *
 * @param id the DID URL, {@code did:…#key-1}
 * @param publicKeyMultibase {@code z6Mk…}
 * @param expires when it was or will be retired, or {@code null}: what it signed before stays good
 * @param revoked when it was compromised, or {@code null}: libraries then refuse what it signed before, too
 */
public record VerificationMethod(String id, String publicKeyMultibase, Instant expires, Instant revoked) {

    /** Refuses a key that is no Ed25519 public key. */
    public VerificationMethod {
        Multikey.decodeEd25519(publicKeyMultibase);
    }

    /** A key in use. */
    public static VerificationMethod of(String id, byte[] publicKey) {
        return new VerificationMethod(id, Multikey.encodeEd25519(publicKey), null, null);
    }

    /** Whether its end, of either kind, is not reached. */
    public boolean isInUse(Instant now) {
        return revoked == null && (expires == null || expires.isAfter(now));
    }

    /** The same key, retired at this time. */
    public VerificationMethod expiredAt(Instant end) {
        return new VerificationMethod(id, publicKeyMultibase, end, revoked);
    }

    /** The same key, compromised at this time. */
    public VerificationMethod revokedAt(Instant end) {
        return new VerificationMethod(id, publicKeyMultibase, expires, end);
    }
}
