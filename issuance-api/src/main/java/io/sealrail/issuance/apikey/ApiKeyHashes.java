package io.sealrail.issuance.apikey;

import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.kit.secret.KeyEncryption;

/** The keyed hashes under which API keys are stored and found. */
@ApplicationScoped
public class ApiKeyHashes {

    private final KeyEncryption encryption;

    ApiKeyHashes(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    /** HMAC-SHA256 of the whole key, 32 bytes, keyed by its kind. */
    public byte[] of(ApiKeyText key) {
        return key.hash(new SecretKeySpec(encryption.derive(key.kind().label()), "HmacSHA256"));
    }
}
