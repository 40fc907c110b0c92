package io.sealrail.events;

import java.time.Instant;

/**
 * A credential was accepted and signed, and is to be anchored. Published by issuance-api; key = credential id.
 *
 * @param credentialId the id that clients use ({@code vcId}, {@code credential_id}, {@code vc_id})
 * @param kind {@code air}, {@code agent} or {@code notary}
 * @param coreClaimHash 64 lower-case hex characters: the leaf to anchor
 * @param issuerDid the DID that signed
 * @param programId the issuance program, {@code null} for other kinds
 * @param status where the credential's status is listed
 * @param replaces the credential that ends with this one, or {@code null}
 * @param issuedAt when it was accepted
 * @param expiresAt when it ends by itself, or {@code null}
 */
public record IssueRequested(
        String credentialId,
        String kind,
        String coreClaimHash,
        String issuerDid,
        String programId,
        StatusReference status,
        Replaced replaces,
        Instant issuedAt,
        Instant expiresAt)
        implements DomainEvent {

    /** A credential that its successor ends; its own event may arrive later. */
    public record Replaced(String credentialId, StatusReference status) {}

    @Override
    public String key() {
        return credentialId;
    }
}
