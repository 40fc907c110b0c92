package io.sealrail.credential.key;

import java.util.Base64;

/** Base64url without padding (RFC 4648 section 5), one text for each byte string: padding and stray bits are refused. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** Base64url text without padding. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * The bytes of the only text that encodes them.
     *
     * @throws IllegalArgumentException if the text is padded, holds another character, or ends in unused bits that are set
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("base64url text is not canonical");
        }
        return bytes;
    }
}
