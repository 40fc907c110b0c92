package io.sealrail.verifier.key;

import io.sealrail.credential.did.DidJwk;
import io.sealrail.credential.did.DidKey;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;
import io.sealrail.verifier.result.Finding;

/** Keys that are their own DID: did:key (W3C CCG did:key) and did:jwk 1.0. */
final class SelfContainedKeys {

    private SelfContainedKeys() {}

    static KeyLookup didKey(String did, String keyId) {
        try {
            byte[] publicKey = DidKey.publicKey(did);
            return only(
                    DidKey.verificationMethod(publicKey),
                    keyId,
                    VerificationKey.withoutEnd(VerificationKey.ed25519(publicKey)));
        } catch (IllegalArgumentException e) {
            return KeyLookup.none(Finding.KEY_UNSUPPORTED);
        }
    }

    static KeyLookup didJwk(String did, String keyId) {
        try {
            return ofJwk(did, keyId, DidJwk.publicKey(did));
        } catch (IllegalArgumentException | MalformedJwkException e) {
            return KeyLookup.none(Finding.ISSUER_MALFORMED);
        }
    }

    private static KeyLookup ofJwk(String did, String keyId, Jwk jwk) {
        try {
            return only(did + "#0", keyId, VerificationKey.withoutEnd(jwk));
        } catch (IllegalArgumentException e) {
            return KeyLookup.none(Finding.KEY_UNSUPPORTED);
        }
    }

    private static KeyLookup only(String method, String keyId, VerificationKey key) {
        return method.equals(keyId) ? KeyLookup.found(key) : KeyLookup.none(Finding.KEY_NOT_FOUND);
    }
}
