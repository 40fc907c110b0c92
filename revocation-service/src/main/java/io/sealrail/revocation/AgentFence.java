package io.sealrail.revocation;

import java.util.Comparator;
import java.util.List;

import io.sealrail.events.StatusReference;

/**
 * While it stands, no credential is accepted for the agent: what it lists is everything that a revocation has to end.
 *
 * @param expiresInMillis how long it stands, from when it was put up
 * @param credentials the agent's credentials that issuance-api does not know as revoked, superseded ones included
 */
record AgentFence(long expiresInMillis, List<Credential> credentials) {

    /** @param version counts up with each credential of the agent */
    record Credential(String credentialId, String issuerDid, int version, StatusReference status) {

        Revocable revocable() {
            return new Revocable(credentialId, issuerDid, status, null, null);
        }

        private boolean isComplete() {
            return credentialId != null && issuerDid != null && status != null && status.listId() != null;
        }
    }

    boolean isComplete() {
        return credentials != null
                && !credentials.isEmpty()
                && credentials.stream().allMatch(each -> each != null && each.isComplete());
    }

    /** The one that is current. */
    Credential newest() {
        return credentials.stream()
                .max(Comparator.comparingInt(Credential::version))
                .orElseThrow();
    }

    List<Revocable> revocables() {
        return credentials.stream().map(Credential::revocable).toList();
    }
}
