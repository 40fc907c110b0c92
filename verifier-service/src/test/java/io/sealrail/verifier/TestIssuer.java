package io.sealrail.verifier;

import java.security.SecureRandom;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.did.DidAir;
import io.sealrail.credential.did.DidKey;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Signer;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.credential.proof.DataIntegrity;
import io.sealrail.events.IssuerKeyPublished;

/** An issuer with one key, to sign test credentials with. */
public record TestIssuer(String did, String keyId, Ed25519KeyPair key) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that everybody can resolve. */
    public static TestIssuer didKey() {
        Ed25519KeyPair key = Ed25519KeyPair.generate(RANDOM);
        return new TestIssuer(DidKey.of(key.publicKey()), DidKey.verificationMethod(key.publicKey()), key);
    }

    /** One of the platform's. */
    public static TestIssuer didAir() {
        String did = DidAir.create("test", RANDOM).text();
        return new TestIssuer(did, did + "#key-1", Ed25519KeyPair.generate(RANDOM));
    }

    /** The same issuer with another key. */
    public TestIssuer withKey(String fragment) {
        return new TestIssuer(did, did + "#" + fragment, Ed25519KeyPair.generate(RANDOM));
    }

    /** The same issuer, signing under another method than its own. */
    public TestIssuer claiming(String otherKeyId) {
        return new TestIssuer(did, otherKeyId, key);
    }

    public ObjectNode sign(ObjectNode unsigned, Cryptosuite suite) {
        return sign(unsigned, suite, Contexts.bundled());
    }

    public ObjectNode sign(ObjectNode unsigned, Cryptosuite suite, Contexts contexts) {
        return sign(unsigned, suite, contexts, Instant.now());
    }

    public ObjectNode sign(ObjectNode unsigned, Cryptosuite suite, Contexts contexts, Instant created) {
        return DataIntegrity.sign(unsigned, suite, signer(), created, contexts);
    }

    public IssuerKeyPublished published(long sequence, Instant expiresAt, Instant revokedAt) {
        return new IssuerKeyPublished(
                did, keyId, key.publicKeyMultibase(), Instant.now(), expiresAt, revokedAt, 3, sequence);
    }

    private Signer signer() {
        return new Signer() {
            @Override
            public String verificationMethod() {
                return keyId;
            }

            @Override
            public byte[] sign(byte[] data) {
                return key.sign(data);
            }
        };
    }
}
