package io.sealrail.credential.status;

/** The statuses of a Token Status List as they travel: 1, 2, 4 or 8 bits for each entry, least significant bits first. */
public final class TokenStatuses {

    private final int bits;
    private final byte[] packed;

    TokenStatuses(int bits, byte[] packed) {
        this.bits = bits;
        this.packed = packed;
    }

    /** How many entries there are. */
    public long size() {
        return (long) packed.length * (Byte.SIZE / bits);
    }

    /** How many bytes they take. */
    public int bytes() {
        return packed.length;
    }

    /**
     * The status of an entry, from 0 to what its bits can say.
     *
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public int get(int index) {
        int perByte = Byte.SIZE / bits;
        return (packed[index / perByte] & 0xff) >>> (index % perByte) * bits & (1 << bits) - 1;
    }
}
