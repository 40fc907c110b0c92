package io.sealrail.issuance.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A webhook's secret at rest: encrypted, bound to its id. */
@Entity
@Table(name = "webhook_secrets")
class StoredWebhookSecret {

    @Id
    private UUID secretId;

    private UUID partnerId;
    private String programId;
    private byte[] encryptedSecret;
    private Instant createdAt;
    private Instant retiredAt;

    protected StoredWebhookSecret() {}

    StoredWebhookSecret(UUID secretId, UUID partnerId, String programId, byte[] encryptedSecret, Instant createdAt) {
        this.secretId = secretId;
        this.partnerId = partnerId;
        this.programId = programId;
        this.encryptedSecret = encryptedSecret;
        this.createdAt = createdAt;
    }

    UUID secretId() {
        return secretId;
    }

    UUID partnerId() {
        return partnerId;
    }

    String programId() {
        return programId;
    }

    byte[] encryptedSecret() {
        return encryptedSecret;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> retiredAt() {
        return Optional.ofNullable(retiredAt);
    }

    /** Ends the secret; it stays ended since the first time. */
    void retire(Instant at) {
        if (retiredAt == null) {
            retiredAt = at;
        }
    }
}
