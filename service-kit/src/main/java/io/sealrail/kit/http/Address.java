package io.sealrail.kit.http;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import io.netty.util.NetUtil;

/** An IP address: 4 bytes, or 16 for IPv6. An IPv4 address inside an IPv6 one (RFC 4291, section 2.5.5.2) is IPv4. */
final class Address {

    static final Address UNKNOWN = new Address(new byte[4]);

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int BYTES_OF_A_NETWORK = 8;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads {@code 192.0.2.1} or {@code 2001:db8::1}, with or without brackets; empty for all else. No name is ever resolved. */
    static Optional<Address> parse(String text) {
        boolean mayBe = NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
        byte[] bytes = mayBe ? NetUtil.createByteArrayFromIpAddressString(text) : null;
        return Optional.ofNullable(bytes).map(Address::plain);
    }

    private static Address plain(byte[] bytes) {
        boolean mapped = bytes.length == IPV6_BYTES && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return new Address(mapped ? Arrays.copyOfRange(bytes, MAPPED.length, IPV6_BYTES) : bytes);
    }

    /** What is counted as one client: the address, of IPv6 the /64 that one subscriber has. */
    String client() {
        byte[] counted = bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, BYTES_OF_A_NETWORK);
        return HexFormat.of().formatHex(counted);
    }

    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether both are of one family and begin with the same bits. */
    boolean sharesPrefix(Address other, int prefixBits) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >>> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ other.bytes[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
