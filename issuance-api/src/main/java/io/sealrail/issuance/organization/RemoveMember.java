package io.sealrail.issuance.organization;

import java.time.Clock;
import java.time.Instant;

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

    /** Removes the member; two owners who remove each other at the same time do not leave the organisation without one. */
    Uni<Member> remove(Authority authority, String memberId) {
        Instant now = Inputs.now(clock);
        String organizationId = authority.organizationId();
        return transactions.write(() -> organizations
                .lock(organizationId)
                .chain(() -> members.locked(organizationId, memberId))
                .invoke(member -> authority.requireOver(member.role()))
                .invoke(Member::requirePresent)
                .call(this::requireAnotherOwner)
                .invoke(member -> member.remove(now))
                .call(member -> keys.revokeAll(memberId, now)));
    }

    private Uni<Void> requireAnotherOwner(Member member) {
        if (member.role() != Role.OWNER) {
            return Uni.createFrom().voidItem();
        }
        return members.owners(member.organizationId())
                .invoke(owners -> {
                    if (owners < 2) {
                        throw Problem.of(409, "INVALID_STATE", "the last owner cannot be removed");
                    }
                })
                .replaceWithVoid();
    }
}
