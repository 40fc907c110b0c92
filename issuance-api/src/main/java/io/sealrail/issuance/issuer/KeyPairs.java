package io.sealrail.issuance.issuer;

import java.security.SecureRandom;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.kit.secret.KeyEncryption;

/** Makes assertion keys: Ed25519, the private part encrypted before it leaves this class. */
@ApplicationScoped
class KeyPairs {

    private final KeyEncryption encryption;
    private final SecureRandom random = new SecureRandom();

    KeyPairs(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    /** The issuer's key number {@code n}, from 1. */
    IssuerKey generate(String issuerDid, int n, Instant createdAt) {
        String keyId = issuerDid + "#key-" + n;
        Ed25519KeyPair pair = Ed25519KeyPair.generate(random);
        return new IssuerKey(
                keyId, issuerDid, pair.publicKeyMultibase(), encryption.encrypt(pair.seed(), keyId), createdAt);
    }
}
