package io.sealrail.issuance.organization;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;

/** Ends a key. */
@ApplicationScoped
class RevokeApiKey {

    private final Members members;
    private final ApiKeys keys;
    private final Transactions transactions;
    private final Clock clock;

    RevokeApiKey(Members members, ApiKeys keys, Transactions transactions, Clock clock) {
        this.members = members;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ends the key: no call that begins after this completes is let in by it. */
    Uni<ApiKey> revoke(Authority authority, String keyId) {
        Instant now = Inputs.now(clock);
        return transactions.write(
                () -> keys.locked(authority.organizationId(), keyId).flatMap(key -> members.findById(key.memberId())
                        .invoke(member -> authority.requireOver(member.role()))
                        .invoke(() -> key.revoke(now, authority.actor()))
                        .replaceWith(key)));
    }
}
