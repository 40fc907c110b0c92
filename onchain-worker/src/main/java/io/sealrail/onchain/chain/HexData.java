package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.util.HexFormat;

/** The two texts of Ethereum's JSON-RPC: data ({@code 0x} and two characters a byte) and quantities (no leading zeros). */
public final class HexData {

    private static final HexFormat HEX = HexFormat.of();

    private HexData() {}

    public static String of(byte[] data) {
        return "0x" + HEX.formatHex(data);
    }

    /** @throws IllegalArgumentException unless the text is 0x and pairs of hex characters */
    public static byte[] bytes(String data) {
        return HEX.parseHex(withoutPrefix(data));
    }

    static String quantity(long value) {
        return "0x" + Long.toHexString(value);
    }

    static BigInteger number(String quantity) {
        String digits = withoutPrefix(quantity);
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 16);
    }

    static long longNumber(String quantity) {
        return number(quantity).longValueExact();
    }

    private static String withoutPrefix(String text) {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("hex data without 0x");
        }
        return text.substring(2);
    }
}
