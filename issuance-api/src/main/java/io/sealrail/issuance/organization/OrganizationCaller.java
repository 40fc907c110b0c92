package io.sealrail.issuance.organization;

import java.util.Set;

import io.sealrail.kit.http.Problem;

/**
 * Who calls the agents' API, proven by a key.
 *
 * @param organizationId {@code org_…}, whose agents the caller may see
 * @param memberId {@code mem_…}, whom the key belongs to
 * @param keyId {@code key_…}
 * @param role the member's
 * @param scopes what the key may be used for
 */
public record OrganizationCaller(String organizationId, String memberId, String keyId, Role role, Set<Scope> scopes) {

    /** Refuses whoever is neither admin nor owner with 403 {@code FORBIDDEN}. */
    public void requireAdmin() {
        if (!role.isAdmin()) {
            throw forbidden("only an admin or owner of the organisation may do this");
        }
    }

    /** Refuses a key without the scope with 403 {@code FORBIDDEN}. */
    public void require(Scope scope) {
        if (!scopes.contains(scope)) {
            throw forbidden("the API key lacks the scope " + scope.text());
        }
    }

    static Problem forbidden(String why) {
        return Problem.of(403, "FORBIDDEN", why);
    }
}
