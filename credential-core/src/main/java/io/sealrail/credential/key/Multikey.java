package io.sealrail.credential.key;

import java.util.Arrays;

/** Ed25519 public keys as multibase text with multicodec prefix 0xed01: {@code z6Mk…} (Controlled Identifiers 1.0, 2.2.2). */
public final class Multikey {

    private static final byte[] ED25519 = {(byte) 0xed, 0x01};

    private Multikey() {}

    /** {@code z6Mk…} of a 32-byte public key. */
    public static String encodeEd25519(byte[] publicKey) {
        byte[] prefixed = Arrays.copyOf(ED25519, ED25519.length + Ed25519.requireValid(publicKey).length);
        System.arraycopy(publicKey, 0, prefixed, ED25519.length, publicKey.length);
        return Multibase.base58(prefixed);
    }

    /**
     * The 32-byte public key of {@code z6Mk…}.
     *
     * @throws IllegalArgumentException if the text is not one, or its bytes are no key that anybody could sign with
     */
    public static byte[] decodeEd25519(String text) {
        if (!text.startsWith("z")) {
            throw new IllegalArgumentException("an Ed25519 Multikey is base58btc");
        }
        byte[] prefixed = Multibase.decode(text);
        if (prefixed.length != ED25519.length + Ed25519.PUBLIC_KEY_BYTES
                || !Arrays.equals(prefixed, 0, ED25519.length, ED25519, 0, ED25519.length)) {
            throw new IllegalArgumentException("Multikey is not an Ed25519 public key");
        }
        return Ed25519.requireValid(Arrays.copyOfRange(prefixed, ED25519.length, prefixed.length));
    }
}
