package io.sealrail.credential.key;

import java.util.HexFormat;

/** Base16 text in lower case, two characters a byte, no prefix. */
public final class Hex {

    private static final HexFormat LOWER = HexFormat.of();

    private Hex() {}

    /** Lower-case hex of the bytes. */
    public static String encode(byte[] bytes) {
        return LOWER.formatHex(bytes);
    }

    /**
     * The bytes of hex text in either case.
     *
     * @throws IllegalArgumentException if the length is odd or a character is not hex
     */
    public static byte[] decode(String text) {
        return LOWER.parseHex(text);
    }
}
