package io.sealrail.credential.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EncodingTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "00, 1",
        "0000, 11",
        "61, 2g",
        "00000000000000000000, 1111111111",
        "00010966776006953d5567439e5e39f86a0d273beed61967f6, 16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM",
        "516b6fcd0f, ABnLTmg",
        "0000287fb4cd, 11233QC4"
    })
    void writesBase58AsPublished(String hex, String base58) {
        assertEquals(base58, Base58.encode(Hex.decode(hex)));
        assertArrayEquals(Hex.decode(hex), Base58.decode(base58));
    }

    @Test
    void readsTheBase58ThatItWrites() {
        Random random = new Random(58);
        for (int length = 0; length < 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Arrays.fill(bytes, 0, Math.min(length, length % 4), (byte) 0);
            assertArrayEquals(bytes, Base58.decode(Base58.encode(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l", "a b", "é", "abc\u0000", "z+"})
    void refusesWhatIsNotBase58(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base58.decode(text));
    }

    @Test
    void refusesLongBase58() {
        String text = "z".repeat(1025);
        assertThrows(IllegalArgumentException.class, () -> Base58.decode(text));
    }

    @Test
    void writesMultibaseOfBothKinds() {
        byte[] bytes = "hi".getBytes(StandardCharsets.US_ASCII);
        assertEquals("z8wr", Multibase.base58(bytes));
        assertEquals("uaGk", Multibase.base64Url(bytes));
        assertArrayEquals(bytes, Multibase.decode("z8wr"));
        assertArrayEquals(bytes, Multibase.decode("uaGk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f6869", "MaGk", "uaGk=", "z0"})
    void refusesOtherMultibases(String text) {
        assertThrows(IllegalArgumentException.class, () -> Multibase.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aGl", "aGk=", "a+k", "a/k", "aG k", "aGk\n", "a"})
    void refusesBase64UrlThatAnotherTextSaysToo(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base64Url.decode(text));
    }

    @Test
    void readsHexOfEitherCaseAndWritesLower() {
        assertEquals("00ff", Hex.encode(Hex.decode("00Ff")));
        assertThrows(IllegalArgumentException.class, () -> Hex.decode("0"));
        assertThrows(IllegalArgumentException.class, () -> Hex.decode("0x00"));
    }

    @Test
    void readsMultikeys() {
        String text = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        assertEquals(text, Multikey.encodeEd25519(Multikey.decodeEd25519(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76",
                "6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
                "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ",
                "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ22",
                "z",
                "u7QE",
                ""
            })
    void refusesOtherMultikeys(String text) {
        assertThrows(IllegalArgumentException.class, () -> Multikey.decodeEd25519(text));
    }
}
