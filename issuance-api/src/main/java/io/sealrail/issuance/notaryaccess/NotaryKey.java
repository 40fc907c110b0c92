package io.sealrail.issuance.notaryaccess;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.sealrail.issuance.apikey.Ids;
import io.sealrail.kit.http.Problem;

/** A key at rest: its hash, and what people recognise it by. */
@Entity
@Table(name = "notary_keys")
class NotaryKey {

    @Id
    private String keyId;

    private String clientId;
    private String name;
    private String keyPrefix;
    private byte[] keyHash;
    private String[] scopes;
    private Instant createdAt;
    private Instant revokedAt;

    protected NotaryKey() {}

    NotaryKey(NotaryClient client, String name, Collection<String> scopes, Instant createdAt) {
        this.keyId = Ids.next("nkey");
        this.clientId = client.clientId();
        this.name = name;
        this.scopes = scopes.stream().distinct().sorted().toArray(String[]::new);
        this.createdAt = createdAt;
    }

    /** Remembers what is kept of the key itself. */
    NotaryKey knownBy(String prefix, byte[] hash) {
        keyPrefix = prefix;
        keyHash = hash.clone();
        return this;
    }

    String keyId() {
        return keyId;
    }

    String clientId() {
        return clientId;
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
            throw Problem.of(409, "INVALID_STATE", "the key is revoked already");
        }
        revokedAt = at;
    }
}
