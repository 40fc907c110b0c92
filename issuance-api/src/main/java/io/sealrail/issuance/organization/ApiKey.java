package io.sealrail.issuance.organization;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.sealrail.issuance.apikey.Ids;
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
    private String createdBy;
    private Instant revokedAt;
    private String revokedBy;

    protected ApiKey() {}

    /** A key made by the actor of {@link Authority}. */
    ApiKey(Member member, String name, Set<Scope> scopes, Instant createdAt, String createdBy) {
        this.keyId = Ids.next("key");
        this.organizationId = member.organizationId();
        this.memberId = member.memberId();
        this.name = name;
        this.scopes = scopes.stream().map(Scope::text).sorted().toArray(String[]::new);
        this.createdAt = createdAt;
        this.createdBy = createdBy;
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

    String createdBy() {
        return createdBy;
    }

    /** Who ended it, or {@code null}. */
    String revokedBy() {
        return revokedBy;
    }

    Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** Ends the key for good; a second time is refused with 409 {@code INVALID_STATE}. */
    void revoke(Instant at, String by) {
        if (revokedAt != null) {
            throw Problem.of(409, "INVALID_STATE", "the API key is revoked already");
        }
        revokedAt = at;
        revokedBy = by;
    }
}
