package io.sealrail.issuance.organization;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** Someone who acts for an organisation, by keys. */
@Entity
@Table(name = "members")
class Member {

    @Id
    private String memberId;

    private String organizationId;
    private String name;
    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant createdAt;
    private String addedBy;
    private Instant removedAt;
    private String removedBy;

    protected Member() {}

    /** A member added by the actor of {@link Authority}. */
    Member(String organizationId, NewMember wanted, Instant createdAt, String addedBy) {
        this.memberId = Ids.next("mem");
        this.organizationId = organizationId;
        this.name = wanted.name();
        this.email = wanted.email().orElse(null);
        this.role = wanted.role();
        this.createdAt = createdAt;
        this.addedBy = addedBy;
    }

    String memberId() {
        return memberId;
    }

    String organizationId() {
        return organizationId;
    }

    String name() {
        return name;
    }

    Optional<String> email() {
        return Optional.ofNullable(email);
    }

    Role role() {
        return role;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> removedAt() {
        return Optional.ofNullable(removedAt);
    }

    /** Refuses what can only be done with a member that is still there: 409 {@code INVALID_STATE}. */
    void requirePresent() {
        if (removedAt != null) {
            throw Problem.of(409, "INVALID_STATE", "the member was removed");
        }
    }

    void remove(Instant at, String by) {
        removedAt = at;
        removedBy = by;
    }
}
