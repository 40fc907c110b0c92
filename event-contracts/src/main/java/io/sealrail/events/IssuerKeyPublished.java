package io.sealrail.events;

import java.time.Instant;

/**
 * An issuer's assertion key is in its DID document, or its times changed; the first one of an issuer tells status-list-service
 * to make its lists. Published by issuance-api; key = issuer DID.
 *
 * @param issuerDid the DID
 * @param keyId the verification method, a DID URL
 * @param publicKeyMultibase Ed25519 Multikey, {@code z6Mk…}
 * @param createdAt when the key was published
 * @param expiresAt when it was retired, or {@code null}
 * @param revokedAt when it was found compromised, or {@code null}
 * @param statusLists how many status lists the issuer needs by now, used ones included
 * @param sequence counts up by one with each event of this issuer
 */
public record IssuerKeyPublished(
        String issuerDid,
        String keyId,
        String publicKeyMultibase,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        int statusLists,
        long sequence)
        implements DomainEvent {

    @Override
    public String key() {
        return issuerDid;
    }
}
