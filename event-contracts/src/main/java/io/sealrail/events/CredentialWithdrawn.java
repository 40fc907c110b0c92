package io.sealrail.events;

import java.time.Instant;

/**
 * Its owner ended a credential that no other replaces: revocation-service revokes it. Published by issuance-api; key =
 * credential id.
 *
 * @param credentialId the credential
 * @param issuerDid the DID that signed it
 * @param status where the status is listed
 * @param withdrawnAt when the end was committed
 */
public record CredentialWithdrawn(String credentialId, String issuerDid, StatusReference status, Instant withdrawnAt)
        implements DomainEvent {

    @Override
    public String key() {
        return credentialId;
    }
}
