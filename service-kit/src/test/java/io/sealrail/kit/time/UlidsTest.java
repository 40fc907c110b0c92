package io.sealrail.kit.time;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UlidsTest {

    /** The time part of the example of the ULID specification. */
    @Test
    void writesTimeAsTheSpecificationDoes() {
        assertTrue(Ulids.of(1469918176385L, new byte[16]).startsWith("01ARYZ6S41"));
    }

    @Test
    void sortsByTime() {
        byte[] high = new byte[16];
        java.util.Arrays.fill(high, (byte) 31);
        assertTrue(Ulids.of(1, high).compareTo(Ulids.of(2, new byte[16])) < 0);
        assertEquals(26, Ulids.of(Long.MAX_VALUE >> 15, high).length());
    }
}
