package io.sealrail.system.check;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sealrail.credential.merkle.MerkleTree;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The reader's own root is OpenZeppelin's. */
class Keccak256Test {

    @Test
    void hashesAsEthereumDoes() {
        assertEquals("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470", Keccak256.hex(""));
    }

    @Test
    void agreesWithThePlatformsTree() {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= 70; i++) {
            values.add(World.hash("value " + i));
            assertEquals(
                    HexFormat.of()
                            .formatHex(MerkleTree.of(values.stream()
                                            .map(HexFormat.of()::parseHex)
                                            .toList())
                                    .root()),
                    Keccak256.root(values));
        }
    }
}
