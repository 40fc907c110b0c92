package io.sealrail.issuance.credential;

import java.time.Instant;

import io.sealrail.events.StatusReference;

/**
 * A credential that was signed and is not stored yet.
 *
 * @param credentialId the {@code vcId}
 * @param coreClaimHash 64 lower-case hex characters
 * @param document the signed document, JSON text; {@code null} while it is being made
 * @param status its place in a status list, used by no other
 * @param issuedAt when it was accepted, to the millisecond; the document says the second
 * @param expiresAt when it ends by itself, whole seconds, or {@code null}
 */
record SignedCredential(
        String credentialId,
        String coreClaimHash,
        String document,
        StatusReference status,
        Instant issuedAt,
        Instant expiresAt) {

    SignedCredential withDocument(String signedDocument) {
        return new SignedCredential(credentialId, coreClaimHash, signedDocument, status, issuedAt, expiresAt);
    }
}
