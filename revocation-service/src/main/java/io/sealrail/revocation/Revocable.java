package io.sealrail.revocation;

import java.time.Instant;

import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.StatusReference;

/**
 * A credential that can be revoked.
 *
 * @param kind {@code air}, {@code agent} or {@code notary}; {@code null} while its own event is under way
 * @param acceptedAt when it was accepted; {@code null} while its own event is under way
 */
record Revocable(String credentialId, String issuerDid, StatusReference status, String kind, Instant acceptedAt) {

    static Revocable issued(IssueRequested event) {
        return new Revocable(event.credentialId(), event.issuerDid(), event.status(), event.kind(), event.issuedAt());
    }

    /** One credential replaces another of the same issuer only, so the issuer is known before the elder's own event. */
    static Revocable replacedBy(IssueRequested successor) {
        return new Revocable(
                successor.replaces().credentialId(),
                successor.issuerDid(),
                successor.replaces().status(),
                null,
                null);
    }

    static Revocable withdrawn(CredentialWithdrawn event) {
        return new Revocable(event.credentialId(), event.issuerDid(), event.status(), null, null);
    }

    boolean hasDetails() {
        return kind != null;
    }
}
