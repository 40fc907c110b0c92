package io.sealrail.issuance.organization;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On whose behalf keys and members of an organisation are changed: nobody makes anything that may do more than he may himself,
 * nor takes anything from someone above him.
 *
 * @param memberId the member who acts, or {@code null} for the operator
 * @param actor who is recorded to have done it: the id of the key, or {@code operator}
 */
record Authority(String organizationId, String memberId, String actor, Role role, Set<Scope> scopes) {

    static Authority of(OrganizationCaller caller) {
        return new Authority(
                caller.organizationId(), caller.memberId(), caller.keyId(), caller.role(), caller.scopes());
    }

    static Authority operator(String organizationId) {
        return new Authority(organizationId, null, "operator", Role.OWNER, EnumSet.allOf(Scope.class));
    }

    boolean isOperator() {
        return memberId == null;
    }

    /** Refuses with 403 {@code FORBIDDEN} what concerns a role above this one. */
    void requireOver(Role other) {
        if (other.compareTo(role) > 0) {
            throw OrganizationCaller.forbidden("this needs the role " + other.json());
        }
    }

    /**
     * Refuses with 403 {@code FORBIDDEN} a key for anyone else who is not below this role: whoever makes a key has seen it, and
     * could act in the name of a peer.
     */
    void requireKeyFor(Member member) {
        boolean own = member.memberId().equals(memberId);
        if (!own && !isOperator() && member.role().compareTo(role) >= 0) {
            throw OrganizationCaller.forbidden(
                    "a key for another " + member.role().json() + " is his own to make");
        }
    }

    /** The scopes for a key of a member with the role: those wanted, or all that can be given; more is 403 {@code FORBIDDEN}. */
    Set<Scope> grant(Role of, Optional<List<Scope>> wanted) {
        Set<Scope> most = EnumSet.copyOf(of.scopes());
        most.retainAll(scopes);
        if (most.isEmpty() || !most.containsAll(wanted.orElse(List.of()))) {
            throw OrganizationCaller.forbidden("the scopes are more than the member's role and the calling key allow");
        }
        return wanted.<Set<Scope>>map(EnumSet::copyOf).orElse(most);
    }
}
