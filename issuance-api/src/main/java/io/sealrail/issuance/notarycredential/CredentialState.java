package io.sealrail.issuance.notarycredential;

import java.time.Instant;

/**
 * What was last heard of a credential's status.
 *
 * @param status {@code VALID}, {@code SUSPENDED} or {@code REVOKED}
 * @param changedAt when it became so
 */
record CredentialState(
        String credentialId,
        String issuer,
        String credentialProfile,
        String status,
        Instant issuedAt,
        Instant expiresAt,
        Instant changedAt) {}
