package io.sealrail.credential.key;

/** Signs with one Ed25519 key, wherever that key lives. */
public interface Signer {

    /** The DID URL of the public key, as in {@code did:…#key-1}. */
    String verificationMethod();

    /** The raw 64-byte Ed25519 signature over the bytes. */
    byte[] sign(byte[] data);
}
