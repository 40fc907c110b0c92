package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The examples of the Ethereum wiki's RLP page. */
class RlpTest {

    @Test
    void encodesTheWikisExamples() {
        assertEquals("0x83646f67", HexData.of(Rlp.bytes(text("dog"))));
        assertEquals(
                "0xc88363617483646f67", HexData.of(Rlp.list(List.of(Rlp.bytes(text("cat")), Rlp.bytes(text("dog"))))));
        assertEquals("0x80", HexData.of(Rlp.bytes(new byte[0])));
        assertEquals("0xc0", HexData.of(Rlp.list(List.of())));
        assertEquals("0x80", HexData.of(Rlp.number(0)));
        assertEquals("0x00", HexData.of(Rlp.bytes(new byte[1])));
        assertEquals("0x0f", HexData.of(Rlp.number(15)));
        assertEquals("0x820400", HexData.of(Rlp.number(1024)));
    }

    @Test
    void encodesLongStringsWithTheLengthOfTheirLength() {
        String lorem = "Lorem ipsum dolor sit amet, consectetur adipisicing elit";
        assertEquals("0xb838", HexData.of(Rlp.bytes(text(lorem))).substring(0, 6));
        assertEquals("0xb90400", HexData.of(Rlp.bytes(new byte[1024])).substring(0, 8));
    }

    @Test
    void refusesNegativeNumbers() {
        assertThrows(IllegalArgumentException.class, () -> Rlp.number(BigInteger.ONE.negate()));
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
