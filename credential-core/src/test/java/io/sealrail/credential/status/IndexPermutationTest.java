package io.sealrail.credential.status;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class IndexPermutationTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 17, 1000, 4096, 131_072, 1 << 20})
    void takesEveryIndexOnce(int size) {
        IndexPermutation permutation = new IndexPermutation(key(7), size);
        BitSet taken = new BitSet(size);
        for (int counter = 0; counter < size; counter++) {
            taken.set(permutation.apply(counter));
        }
        assertEquals(size, taken.cardinality());
        assertEquals(size, taken.length());
    }

    @Test
    void staysTheSameForEver() {
        IndexPermutation permutation = new IndexPermutation(key(0), 131_072);
        assertArrayEquals(
                new int[] {65_775, 33_939, 14_430, 29_970, 21_542},
                IntStream.range(0, 5).map(permutation::apply).toArray());
    }

    @Test
    void followsItsKey() {
        assertNotEquals(
                firstIndexes(new IndexPermutation(key(1), 131_072)),
                firstIndexes(new IndexPermutation(key(2), 131_072)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 131_072, Integer.MAX_VALUE})
    void refusesCountersOutOfRange(int counter) {
        IndexPermutation permutation = new IndexPermutation(key(1), 131_072);
        assertThrows(IndexOutOfBoundsException.class, () -> permutation.apply(counter));
    }

    @Test
    void refusesOtherKeysAndSizes() {
        assertThrows(IllegalArgumentException.class, () -> new IndexPermutation(new byte[15], 8));
        assertThrows(IllegalArgumentException.class, () -> new IndexPermutation(key(1), 0));
    }

    private static String firstIndexes(IndexPermutation permutation) {
        return Arrays.toString(IntStream.range(0, 100).map(permutation::apply).toArray());
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[16];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
