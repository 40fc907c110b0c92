package io.sealrail.credential.status;

/** One bit for each entry of a status list; index 0 is the most significant bit of the first byte. Not thread-safe. */
public final class StatusBits {

    private final byte[] bits;

    /**
     * A list without any bit set.
     *
     * @param size entries, a positive multiple of 8
     */
    public StatusBits(int size) {
        if (size <= 0 || size % Byte.SIZE != 0) {
            throw new IllegalArgumentException("size is not a positive multiple of 8");
        }
        this.bits = new byte[size / Byte.SIZE];
    }

    private StatusBits(byte[] bits) {
        this.bits = bits;
    }

    static StatusBits fromMsbFirst(byte[] bits) {
        return new StatusBits(bits);
    }

    /** How many entries there are. */
    public int size() {
        return bits.length * Byte.SIZE;
    }

    /** Sets the bit of the entry. */
    public void set(int index) {
        bits[byteOf(index)] |= mask(index);
    }

    /** Whether the bit of the entry is set. */
    public boolean get(int index) {
        return (bits[byteOf(index)] & mask(index)) != 0;
    }

    /** A copy of the bits, index 0 left-most. */
    public byte[] msbFirst() {
        return bits.clone();
    }

    private int byteOf(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("status list index out of range");
        }
        return index / Byte.SIZE;
    }

    private static byte mask(int index) {
        return (byte) (0x80 >>> (index % Byte.SIZE));
    }
}
