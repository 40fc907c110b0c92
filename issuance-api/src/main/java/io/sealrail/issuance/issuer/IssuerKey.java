package io.sealrail.issuance.issuer;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A key of an issuer's DID: an assertion key, whose encrypted private part is here, or the key of a status list, of which only
 * the public part is known.
 */
@Entity
@Table(name = "issuer_keys")
class IssuerKey {

    static final String ASSERTION = "assertion";
    static final String STATUS_LIST = "status-list";

    @Id
    private String keyId;

    private String issuerDid;
    private String purpose;
    private String publicKeyMultibase;
    private byte[] encryptedPrivateKey;
    private Instant createdAt;
    private Instant activeFrom;
    private Instant expiresAt;
    private Instant revokedAt;

    protected IssuerKey() {}

    IssuerKey(
            String keyId, String issuerDid, String publicKeyMultibase, byte[] encryptedPrivateKey, Instant createdAt) {
        this.keyId = keyId;
        this.issuerDid = issuerDid;
        this.purpose = ASSERTION;
        this.publicKeyMultibase = publicKeyMultibase;
        this.encryptedPrivateKey = encryptedPrivateKey;
        this.createdAt = createdAt;
        this.activeFrom = createdAt;
    }

    /** The DID URL of the verification method. */
    String keyId() {
        return keyId;
    }

    String issuerDid() {
        return issuerDid;
    }

    boolean isAssertion() {
        return ASSERTION.equals(purpose);
    }

    String purpose() {
        return purpose;
    }

    String publicKeyMultibase() {
        return publicKeyMultibase;
    }

    byte[] encryptedPrivateKey() {
        return encryptedPrivateKey;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant activeFrom() {
        return activeFrom;
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    boolean isListedOnly(Instant now) {
        return revokedAt != null || expiresAt != null && !expiresAt.isAfter(now);
    }

    void startSigningAt(Instant at) {
        activeFrom = at;
    }

    void retireAt(Instant at) {
        expiresAt = at;
    }
}
