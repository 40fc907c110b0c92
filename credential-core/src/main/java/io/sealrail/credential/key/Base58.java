package io.sealrail.credential.key;

import java.util.Arrays;

/** Base58 with Bitcoin's alphabet (multibase {@code z}), for keys, signatures and ids: at most 1,024 characters. */
public final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int MAX_LENGTH = 1024;
    private static final int[] DIGITS = digits();

    private Base58() {}

    /** Base58 text of the bytes; a leading zero byte is a leading {@code 1}. */
    public static String encode(byte[] bytes) {
        byte[] number = bytes.clone();
        int zeros = skipZeros(number, 0);
        char[] text = new char[bytes.length * 2];
        int at = text.length;
        int start = zeros;
        while (start < number.length) {
            text[--at] = ALPHABET.charAt(divide(number, start, 256, 58));
            start = skipZeros(number, start);
        }
        return "1".repeat(zeros) + new String(text, at, text.length - at);
    }

    /**
     * The bytes of base58 text.
     *
     * @throws IllegalArgumentException if a character is not base58, or the text is too long
     */
    public static byte[] decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("base58 text too long");
        }
        byte[] number = new byte[text.length()];
        for (int i = 0; i < number.length; i++) {
            number[i] = (byte) digit(text.charAt(i));
        }
        int zeros = skipZeros(number, 0);
        byte[] bytes = new byte[number.length];
        int at = bytes.length;
        int start = zeros;
        while (start < number.length) {
            bytes[--at] = (byte) divide(number, start, 58, 256);
            start = skipZeros(number, start);
        }
        return Arrays.copyOfRange(bytes, at - zeros, bytes.length);
    }

    /** Divides the big-endian number in place and returns the remainder. */
    private static int divide(byte[] number, int start, int base, int divisor) {
        int remainder = 0;
        for (int i = start; i < number.length; i++) {
            int value = remainder * base + (number[i] & 0xff);
            number[i] = (byte) (value / divisor);
            remainder = value % divisor;
        }
        return remainder;
    }

    private static int skipZeros(byte[] number, int from) {
        int at = from;
        while (at < number.length && number[at] == 0) {
            at++;
        }
        return at;
    }

    private static int digit(char c) {
        if (c >= DIGITS.length || DIGITS[c] < 0) {
            throw new IllegalArgumentException("not a base58 character");
        }
        return DIGITS[c];
    }

    private static int[] digits() {
        int[] digits = new int[128];
        Arrays.fill(digits, -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = i;
        }
        return digits;
    }
}
