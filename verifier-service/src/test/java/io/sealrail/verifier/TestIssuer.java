package io.sealrail.verifier;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.did.DidAir;
import io.sealrail.credential.did.DidDocument;
import io.sealrail.credential.did.DidKey;
import io.sealrail.credential.did.DidWeb;
import io.sealrail.credential.did.VerificationMethod;
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

    /** One of the platform's host, as the platform's issuer is. */
    public static TestIssuer ofPlatform() {
        return didWeb("did:web:sealrail.test:issuers:" + UUID.randomUUID());
    }

    /** Somebody else's, at the https side of the stand-in. */
    public static TestIssuer foreign() {
        return didWeb("did:web:" + StandIn.foreignHost().replace(":", "%3A") + ":issuers:" + UUID.randomUUID());
    }

    private static TestIssuer didWeb(String did) {
        return new TestIssuer(did, did + "#key-1", Ed25519KeyPair.generate(RANDOM));
    }

    /** Its DID document as we would publish it. */
    public ObjectNode document() {
        return DidDocument.of(did, List.of(VerificationMethod.of(keyId, key.publicKey())));
    }

    /** Publishes this as its DID document, for issuance-api to resolve or at its own host. */
    public TestIssuer serve(String document) {
        StandIn.serve(documentPath(), document);
        return this;
    }

    public TestIssuer serve() {
        return serve(document().toString());
    }

    /** Where its DID document is asked for. */
    public String documentPath() {
        boolean ours = did.startsWith("did:air:") || did.startsWith("did:web:sealrail.test");
        return ours
                ? "/1.0/identifiers/" + did
                : DidWeb.parse(did).documentUrl().getPath();
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
