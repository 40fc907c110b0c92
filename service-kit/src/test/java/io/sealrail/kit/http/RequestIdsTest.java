package io.sealrail.kit.http;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RequestIdsTest {

    /** The time part of the example of the ULID specification. */
    @Test
    void writesTimeAsTheSpecificationDoes() {
        assertTrue(RequestIds.ulid(1469918176385L, new byte[16]).startsWith("01ARYZ6S41"));
    }

    @Test
    void sortsByTime() {
        byte[] high = new byte[16];
        java.util.Arrays.fill(high, (byte) 31);
        assertTrue(RequestIds.ulid(1, high).compareTo(RequestIds.ulid(2, new byte[16])) < 0);
        assertEquals(26, RequestIds.ulid(Long.MAX_VALUE >> 15, high).length());
    }
}
