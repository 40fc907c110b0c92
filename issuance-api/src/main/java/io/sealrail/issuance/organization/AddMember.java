package io.sealrail.issuance.organization;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;

/** Adds a member, whose role is not above that of whoever adds it. */
@ApplicationScoped
class AddMember {

    private final Members members;
    private final Transactions transactions;
    private final Clock clock;

    AddMember(Members members, Transactions transactions, Clock clock) {
        this.members = members;
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<Member> add(Authority authority, NewMember wanted) {
        authority.requireOver(wanted.role());
        return transactions.write(() ->
                members.persist(new Member(authority.organizationId(), wanted, Inputs.now(clock), authority.actor())));
    }
}
