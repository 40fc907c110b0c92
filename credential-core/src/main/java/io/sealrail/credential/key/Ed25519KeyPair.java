package io.sealrail.credential.key;

import java.security.SecureRandom;

/**
 * An Ed25519 key pair.
 *
 * @param seed the private key, 32 bytes; never logged, stored only encrypted
 * @param publicKey 32 bytes
 */
public record Ed25519KeyPair(byte[] seed, byte[] publicKey) {

    /** A new key pair. */
    public static Ed25519KeyPair generate(SecureRandom random) {
        byte[] seed = new byte[Ed25519.SEED_BYTES];
        random.nextBytes(seed);
        return fromSeed(seed);
    }

    /**
     * The key pair of a 32-byte seed.
     *
     * @throws IllegalArgumentException if it is not 32 bytes
     */
    public static Ed25519KeyPair fromSeed(byte[] seed) {
        if (seed.length != Ed25519.SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
        }
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return new Ed25519KeyPair(seed.clone(), publicKey);
    }

    /** The raw 64-byte signature over the message. */
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /** {@code z6Mk…}. */
    public String publicKeyMultibase() {
        return Multikey.encodeEd25519(publicKey);
    }

    /** Signs with this key under the DID URL that its public half is published at. */
    public Signer signer(String verificationMethod) {
        return new KeyPairSigner(verificationMethod, this);
    }

    @Override
    public String toString() {
        return "Ed25519KeyPair[" + publicKeyMultibase() + "]";
    }
}
