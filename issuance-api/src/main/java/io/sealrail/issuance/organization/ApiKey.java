package io.sealrail.issuance.organization;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.sealrail.kit.http.Problem;

/** A key at rest: its hash, and what people recognise it by. */
@Entity
@Table(name = "api_keys")
class ApiKey {

    @Id
    private String keyId;

    private String organizationId;
    private String memberId;
    private String name;
    private String keyPrefix;
    private byte[] keyHash;
    private String[] scopes;
    private Instant createdAt;
    private Instant revokedAt;

    protected ApiKey() {}

    ApiKey(Member member, String name, Set<Scope> scopes, Instant createdAt) {
        this.keyId = Ids.next(Ids.KEY);
        this.organizationId = member.organizationId();
        this.memberId = member.memberId();
        this.name = name;
        this.scopes = scopes.stream().map(Scope::text).sorted().toArray(String[]::new);
        this.createdAt = createdAt;
    }

    /** Remembers what is kept of the key itself. */
    ApiKey knownBy(String prefix, byte[] hash) {
        keyPrefix = prefix;
        keyHash = hash.clone();
        return this;
    }

    String keyId() {
        return keyId;
    }

    String organizationId() {
        return organizationId;
    }

    String memberId() {
        return memberId;
    }

    String name() {
        return name;
    }

    String keyPrefix() {
        return keyPrefix;
    }

    List<String> scopes() {
        return Arrays.asList(scopes);
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** Ends the key for good; a second time is refused with 409 {@code INVALID_STATE}. */
    void revoke(Instant at) {
        if (revokedAt != null) {
            throw Problem.of(409, "INVALID_STATE", "the API key is revoked already");
        }
        revokedAt = at;
    }
}
