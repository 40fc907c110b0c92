package io.sealrail.issuance.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.apikey.ApiKeyHashes;
import io.sealrail.issuance.apikey.ApiKeyKind;
import io.sealrail.issuance.apikey.ApiKeyText;
import io.sealrail.kit.http.Problem;

/** Makes a key for a member. */
@ApplicationScoped
class CreateApiKey {

    private final Members members;
    private final ApiKeys keys;
    private final ApiKeyHashes hashes;
    private final Transactions transactions;
    private final Clock clock;

    CreateApiKey(Members members, ApiKeys keys, ApiKeyHashes hashes, Transactions transactions, Clock clock) {
        this.members = members;
        this.keys = keys;
        this.hashes = hashes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the key, which works when this completes; its text is in the result and nowhere else. */
    Uni<Created> create(Authority authority, String memberId, Wanted wanted) {
        ApiKeyText text = ApiKeyText.generate(ApiKeyKind.AGENTS);
        Instant now = Inputs.now(clock);
        return transactions
                .write(() -> members.locked(authority.organizationId(), memberId)
                        .map(member -> key(authority, member, wanted, now))
                        .flatMap(key -> keys.persist(key.knownBy(text.prefix(), hashes.of(text)))))
                .map(key -> new Created(key, text));
    }

    private static ApiKey key(Authority authority, Member member, Wanted wanted, Instant now) {
        authority.requireKeyFor(member);
        var scopes = authority.grant(member.role(), wanted.scopes());
        member.requirePresent();
        return new ApiKey(member, wanted.name(), scopes, now, authority.actor());
    }

    /**
     * A key to be.
     *
     * @param scopes absent for all that can be given
     */
    record Wanted(String name, Optional<List<Scope>> scopes) {

        /**
         * What a caller gave.
         *
         * @throws Problem 400 {@code VALIDATION}
         */
        static Wanted of(String name, List<Scope> scopes) {
            if (scopes != null && (scopes.isEmpty() || scopes.contains(null))) {
                throw Problem.of(400, "VALIDATION", "scopes, if given, names at least one scope");
            }
            return new Wanted(Inputs.text("name", name), Optional.ofNullable(scopes));
        }
    }

    /** A new key, this once with its text. */
    record Created(ApiKey key, ApiKeyText text) {}
}
