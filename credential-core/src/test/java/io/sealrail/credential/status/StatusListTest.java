package io.sealrail.credential.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.Base64Url;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatusListTest {

    private static final int SIZE = 131_072;
    private static final int BYTES = SIZE / 8;

    @Test
    void setsBitsFromTheLeft() {
        StatusBits bits = new StatusBits(16);
        bits.set(0);
        bits.set(9);

        assertArrayEquals(new byte[] {(byte) 0x80, 0x40}, bits.msbFirst());
        assertTrue(bits.get(0));
        assertFalse(bits.get(1));
        assertTrue(bits.get(9));
        assertEquals(16, bits.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 16, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesIndexesOutOfRange(int index) {
        StatusBits bits = new StatusBits(16);
        assertThrows(IndexOutOfBoundsException.class, () -> bits.get(index));
        assertThrows(IndexOutOfBoundsException.class, () -> bits.set(index));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -8, 7})
    void refusesSizesThatFillNoBytes(int size) {
        assertThrows(IllegalArgumentException.class, () -> new StatusBits(size));
    }

    @Test
    void beginsAsEverybodysListsDo() {
        assertTrue(StatusList2021.encode(new StatusBits(SIZE)).startsWith("H4sIAAAAAAAAA"));
        assertTrue(BitstringStatusList.encode(new StatusBits(SIZE)).startsWith("uH4sIAAAAAAAAA"));
    }

    @Test
    void readsWhatItWrites() {
        StatusBits bits = new StatusBits(SIZE);
        for (int i = 0; i < SIZE; i += 97) {
            bits.set(i);
        }
        assertArrayEquals(
                bits.msbFirst(),
                StatusList2021.decode(StatusList2021.encode(bits), BYTES).msbFirst());
        assertArrayEquals(
                bits.msbFirst(),
                BitstringStatusList.decode(BitstringStatusList.encode(bits), BYTES)
                        .msbFirst());
    }

    @Test
    void readsTheListOfTheSpecification() {
        StatusBits bits =
                StatusList2021.decode("H4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA", BYTES);
        assertEquals(SIZE, bits.size());
        for (byte b : bits.msbFirst()) {
            assertEquals(0, b);
        }
    }

    @Test
    void refusesListsThatUnpackToMoreThanAllowed() {
        String bomb = StatusList2021.encode(new StatusBits(80_000_000));
        assertTrue(bomb.length() < 16_384);
        assertThrows(MalformedStatusListException.class, () -> StatusList2021.decode(bomb, BYTES));
        assertThrows(MalformedStatusListException.class, () -> BitstringStatusList.decode('u' + bomb, BYTES));
    }

    @Test
    void refusesEmptyLists() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        new GZIPOutputStream(packed).close();
        String empty = Base64Url.encode(packed.toByteArray());
        assertThrows(MalformedStatusListException.class, () -> StatusList2021.decode(empty, BYTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64url!", "AAAA", "H4sIAAAAAAAAA", "eNrbuRgAAhcBXQ"})
    void refusesWhatIsNoList(String encoded) {
        assertThrows(MalformedStatusListException.class, () -> StatusList2021.decode(encoded, BYTES));
    }

    @Test
    void refusesBitstringsWithoutTheirPrefix() {
        String plain = StatusList2021.encode(new StatusBits(SIZE));
        assertThrows(MalformedStatusListException.class, () -> BitstringStatusList.decode(plain, BYTES));
    }
}
