package io.sealrail.issuance.organization;

import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.kit.secret.KeyEncryption;

/** The keyed hashes under which API keys are stored and found. */
@ApplicationScoped
class ApiKeyHashes {

    private final KeyEncryption encryption;

    ApiKeyHashes(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    byte[] of(ApiKeyText key) {
        return key.hash(new SecretKeySpec(encryption.derive("sealrail api keys v1"), "HmacSHA256"));
    }
}
