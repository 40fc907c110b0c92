package io.sealrail.issuance.organization;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On whose behalf keys and members of an organisation are changed: nobody makes anything that may do more than he may himself,
 * nor takes anything from someone above him.
 */
record Authority(String organizationId, Role role, Set<Scope> scopes) {

    static Authority of(OrganizationCaller caller) {
        return new Authority(caller.organizationId(), caller.role(), caller.scopes());
    }

    static Authority operator(String organizationId) {
        return new Authority(organizationId, Role.OWNER, EnumSet.allOf(Scope.class));
    }

    /** Refuses with 403 {@code FORBIDDEN} what concerns a role above this one. */
    void requireOver(Role other) {
        if (other.compareTo(role) > 0) {
            throw OrganizationCaller.forbidden("this needs the role " + other.json());
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
