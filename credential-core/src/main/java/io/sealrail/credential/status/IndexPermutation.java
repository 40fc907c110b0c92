package io.sealrail.credential.status;

import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A secret order of the indexes of a list: turns 0, 1, 2, … into every index once, telling nobody how many are taken.
 *
 * <p>A balanced Feistel network of SipHash rounds over the next even number of bits; results outside the list walk on until
 * they are inside (cycle walking), which keeps it bijective. The mapping is stored nowhere and so may never change.
 */
public final class IndexPermutation {

    private static final int KEY_BYTES = 16;
    private static final int ROUNDS = 10;

    private final KeyParameter key;
    private final int size;
    private final int halfBits;

    /**
     * The order under a key.
     *
     * @param key16 16 secret bytes
     * @param size how many indexes there are
     */
    public IndexPermutation(byte[] key16, int size) {
        if (key16.length != KEY_BYTES || size < 1 || size > 1 << 30) {
            throw new IllegalArgumentException("a permutation needs 16 bytes of key and 1 to 2^30 indexes");
        }
        this.key = new KeyParameter(key16);
        this.size = size;
        this.halfBits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 1) / 2);
    }

    /**
     * The index at this place of the order.
     *
     * @throws IndexOutOfBoundsException if the counter is not in [0, size)
     */
    public int apply(int counter) {
        if (counter < 0 || counter >= size) {
            throw new IndexOutOfBoundsException("counter out of range");
        }
        SipHash round = new SipHash();
        round.init(key);
        int index = counter;
        do {
            index = encrypt(index, round);
        } while (index >= size);
        return index;
    }

    private int encrypt(int value, SipHash round) {
        int mask = (1 << halfBits) - 1;
        int left = value >>> halfBits;
        int right = value & mask;
        for (int i = 0; i < ROUNDS; i++) {
            int next = left ^ (hash(i, right, round) & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    private static int hash(int roundNumber, int half, SipHash round) {
        round.update((byte) roundNumber);
        round.update((byte) (half >>> 8));
        round.update((byte) half);
        return (int) round.doFinal();
    }
}
