package io.sealrail.onchain.chain;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Recursive Length Prefix encoding (Ethereum Yellow Paper, appendix B). */
final class Rlp {

    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;
    private static final int LONGEST_SHORT = 55;

    private Rlp() {}

    static byte[] bytes(byte[] value) {
        boolean itself = value.length == 1 && value[0] >= 0;
        return itself ? value.clone() : withLength(STRING, value);
    }

    /** A number that is not negative, as its shortest big-endian bytes; zero is the empty string. */
    static byte[] number(BigInteger value) {
        return bytes(unsigned(value));
    }

    static byte[] number(long value) {
        return number(BigInteger.valueOf(value));
    }

    /** A list of items that are encoded already. */
    static byte[] list(List<byte[]> items) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        items.forEach(payload::writeBytes);
        return withLength(LIST, payload.toByteArray());
    }

    private static byte[] withLength(int offset, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 9);
        if (payload.length <= LONGEST_SHORT) {
            out.write(offset + payload.length);
        } else {
            byte[] length = unsigned(BigInteger.valueOf(payload.length));
            out.write(offset + LONGEST_SHORT + length.length);
            out.writeBytes(length);
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] unsigned(BigInteger value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("RLP has no negative numbers");
        }
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }
}
