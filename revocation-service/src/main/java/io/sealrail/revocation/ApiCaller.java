package io.sealrail.revocation;

import java.util.Set;

/**
 * Who calls the agents' API, as issuance-api knows the key that was sent.
 *
 * @param memberId whose key it is
 * @param role {@code member}, {@code admin} or {@code owner}
 * @param scopes what the key may be used for
 */
record ApiCaller(String organizationId, String memberId, String keyId, String role, Set<String> scopes) {

    private static final Set<String> ADMINS = Set.of("admin", "owner");
    private static final String REVOKE = "credentials:revoke";

    boolean isComplete() {
        return memberId != null && keyId != null && role != null && scopes != null;
    }

    /** Who has acted, for the history. */
    String actor() {
        return "key " + keyId + " of member " + memberId;
    }

    /** Fails with 403 unless an admin's key with the scope was sent. */
    ApiCaller requireRevoker() {
        if (!ADMINS.contains(role) || !scopes.contains(REVOKE)) {
            throw Refusals.notAllowed();
        }
        return this;
    }
}
