package io.sealrail.issuance.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;

/** Removes a member, and ends its keys with it. */
@ApplicationScoped
class RemoveMember {

    private final Organizations organizations;
    private final Members members;
    private final ApiKeys keys;
    private final Transactions transactions;
    private final Clock clock;

    RemoveMember(Organizations organizations, Members members, ApiKeys keys, Transactions transactions, Clock clock) {
        this.organizations = organizations;
        this.members = members;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Removes the member; two owners who remove each other at the same time do not leave the organisation
     * without one, nor does its last manager leave. An operator, who can add another, may
     * remove anyone. */
    Uni<Member> remove(Authority authority, String memberId) {
        Instant now = Inputs.now(clock);
        String organizationId = authority.organizationId();
        return transactions.write(() -> organizations
                .lock(organizationId)
                .chain(() -> members.locked(organizationId, memberId))
                .invoke(member -> authority.requireOver(member.role()))
                .invoke(Member::requirePresent)
                .call(member -> authority.isOperator() ? Uni.createFrom().voidItem() : requireAnother(member))
                .invoke(member -> member.remove(now, authority.actor()))
                .call(member -> keys.revokeAll(memberId, now, authority.actor())));
    }

    /** An organisation that has an owner keeps one, and every organisation someone who may manage it. */
    private Uni<Void> requireAnother(Member member) {
        return switch (member.role()) {
            case MEMBER -> Uni.createFrom().voidItem();
            case ADMIN -> requireTwo(member, EnumSet.of(Role.ADMIN, Role.OWNER), "the last admin cannot be removed");
            case OWNER -> requireTwo(member, EnumSet.of(Role.OWNER), "the last owner cannot be removed");
        };
    }

    private Uni<Void> requireTwo(Member member, Set<Role> roles, String otherwise) {
        return members.present(member.organizationId(), roles)
                .invoke(present -> {
                    if (present < 2) {
                        throw Problem.of(409, "INVALID_STATE", otherwise);
                    }
                })
                .replaceWithVoid();
    }
}
