package io.sealrail.credential.did;

import io.sealrail.credential.key.Multikey;

/** {@code did:key:z6Mk…}: an Ed25519 public key as a DID (W3C CCG did:key). */
public final class DidKey {

    private static final String PREFIX = "did:key:";

    private DidKey() {}

    /** The DID of a 32-byte Ed25519 public key. */
    public static String of(byte[] publicKey) {
        return PREFIX + Multikey.encodeEd25519(publicKey);
    }

    /** The DID URL of the only verification method: the key's text again as fragment. */
    public static String verificationMethod(byte[] publicKey) {
        String multikey = Multikey.encodeEd25519(publicKey);
        return PREFIX + multikey + '#' + multikey;
    }

    /**
     * The 32-byte Ed25519 public key.
     *
     * @throws IllegalArgumentException if it is no did:key, or one of another kind of key
     */
    public static byte[] publicKey(String did) {
        if (!did.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a did:key");
        }
        return Multikey.decodeEd25519(did.substring(PREFIX.length()));
    }
}
