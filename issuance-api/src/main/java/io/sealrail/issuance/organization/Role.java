package io.sealrail.issuance.organization;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a member is in its organisation, from least to most; {@code member}, {@code admin}, {@code owner} in JSON. */
public enum Role {
    MEMBER,
    ADMIN,
    OWNER;

    private static final Set<Scope> OF_MEMBERS = Set.of(Scope.AGENTS_READ, Scope.AGENTS_WRITE, Scope.CREDENTIALS_READ);

    /** Whether the role may also revoke, decommission, and manage keys and members. */
    public boolean isAdmin() {
        return this != MEMBER;
    }

    /** Everything that a key of a member with this role can be allowed. */
    public Set<Scope> scopes() {
        return isAdmin() ? EnumSet.allOf(Scope.class) : OF_MEMBERS;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
