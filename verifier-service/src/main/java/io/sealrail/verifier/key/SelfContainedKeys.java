package io.sealrail.verifier.key;

import io.sealrail.credential.did.DidJwk;
import io.sealrail.credential.did.DidKey;
import io.sealrail.credential.key.Ed25519Jwk;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.verifier.result.Finding;

/** Keys that are their own DID: did:key (W3C CCG did:key) and did:jwk 1.0. */
final class SelfContainedKeys {

    private SelfContainedKeys() {}

    static KeyLookup didKey(String did, String keyId) {
        try {
            byte[] publicKey = DidKey.publicKey(did);
            return only(DidKey.verificationMethod(publicKey), keyId, publicKey);
        } catch (IllegalArgumentException e) {
            return KeyLookup.none(Finding.KEY_UNSUPPORTED);
        }
    }

    static KeyLookup didJwk(String did, String keyId) {
        try {
            Jwk key = DidJwk.publicKey(did);
            return key instanceof Ed25519Jwk ed25519
                    ? only(did + "#0", keyId, ed25519.publicKey())
                    : KeyLookup.none(Finding.KEY_UNSUPPORTED);
        } catch (IllegalArgumentException | MalformedJwkException e) {
            return KeyLookup.none(Finding.ISSUER_MALFORMED);
        }
    }

    private static KeyLookup only(String method, String keyId, byte[] publicKey) {
        return method.equals(keyId)
                ? KeyLookup.found(VerificationKey.withoutEnd(publicKey))
                : KeyLookup.none(Finding.KEY_NOT_FOUND);
    }
}
