package io.sealrail.credential.key;

/** Multibase text, of which credentials use two: {@code z} base58btc and {@code u} base64url without padding. */
public final class Multibase {

    private Multibase() {}

    /** {@code z} and base58btc. */
    public static String base58(byte[] bytes) {
        return 'z' + Base58.encode(bytes);
    }

    /** {@code u} and base64url without padding. */
    public static String base64Url(byte[] bytes) {
        return 'u' + Base64Url.encode(bytes);
    }

    /**
     * The bytes of {@code z} or {@code u} text.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static byte[] decode(String text) {
        if (text.startsWith("z")) {
            return Base58.decode(text.substring(1));
        }
        if (text.startsWith("u")) {
            return Base64Url.decode(text.substring(1));
        }
        throw new IllegalArgumentException("multibase prefix is neither z nor u");
    }
}
