package io.sealrail.credential.key;

import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/** Ed25519 signatures (RFC 8032, 5.1) by BouncyCastle's lightweight API: raw 32-byte keys, 64-byte signatures. */
public final class Ed25519 {

    static final int PUBLIC_KEY_BYTES = 32;
    static final int SEED_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    /**
     * Whether the signature over the message is the key's. A key or signature of the wrong length, a key that is no point of
     * the curve or of small order (under which anything verifies), and a second encoding of a signature are {@code false}.
     */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        PublicPoint point = point(publicKey);
        return point != null
                && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    /** Whether the bytes are a canonical encoding of a point that is not of small order. */
    public static boolean isValid(byte[] publicKey) {
        return point(publicKey) != null;
    }

    private static PublicPoint point(byte[] publicKey) {
        return publicKey.length == PUBLIC_KEY_BYTES
                ? org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartialExport(publicKey, 0)
                : null;
    }

    static byte[] requireValid(byte[] publicKey) {
        if (!isValid(publicKey)) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        return publicKey;
    }
}
