package io.sealrail.events;

import java.time.Instant;

/**
 * The status of a credential changed. revocation-service is its only publisher; key = credential id. Revoked is final: it
 * absorbs whatever comes after it.
 *
 * @param credentialId the credential
 * @param issuerDid the DID that signed it
 * @param status where the status is listed
 * @param state the state that holds from now on
 * @param cause why, as a code
 * @param sequence counts up by one with each change of this credential
 * @param changedAt when the change was committed
 */
public record CredentialStatus(
        String credentialId,
        String issuerDid,
        StatusReference status,
        State state,
        Cause cause,
        long sequence,
        Instant changedAt)
        implements DomainEvent {

    /** What a verifier may find. */
    public enum State {
        VALID,
        SUSPENDED,
        REVOKED
    }

    /** Who or what changed it. */
    public enum Cause {
        OPERATOR,
        OWNER,
        REPLACED
    }

    @Override
    public String key() {
        return credentialId;
    }
}
