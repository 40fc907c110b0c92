package io.sealrail.credential.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Roots and proofs that {@code @openzeppelin/merkle-tree} made of leaf i of n = SHA-256 of "leaf i of n". */
class MerkleTreeTest {

    static Stream<JsonNode> published() {
        return StreamSupport.stream(
                Vectors.any(Vectors.text("vectors/merkle.json")).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("published")
    void agreesWithOpenZeppelin(JsonNode vector) {
        List<byte[]> values = leaves(vector.get("leaves").asInt());
        Collections.shuffle(values, new Random(1));
        MerkleTree tree = MerkleTree.of(values);

        assertEquals(vector.get("root").asText(), Hex.encode(tree.root()));
        for (JsonNode leaf : vector.get("proofs")) {
            byte[] value = Hex.decode(leaf.get("value").asText());
            List<String> proof = tree.proof(value).stream().map(Hex::encode).toList();
            assertEquals(
                    StreamSupport.stream(leaf.get("proof").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList(),
                    proof);
            assertEquals(leaf.get("leafHash").asText(), Hex.encode(MerkleTree.leafHash(value)));
        }
    }

    @Test
    void provesEveryLeaf() {
        List<byte[]> values = leaves(333);
        MerkleTree tree = MerkleTree.of(values);
        for (byte[] value : values) {
            assertTrue(MerkleTree.verify(tree.root(), value, tree.proof(value)));
        }
    }

    @Test
    void refusesForgedProofs() {
        List<byte[]> values = leaves(7);
        MerkleTree tree = MerkleTree.of(values);
        byte[] value = values.get(3);
        List<byte[]> proof = tree.proof(value);
        byte[] otherRoot = MerkleTree.of(leaves(8)).root();
        List<byte[]> changed = new ArrayList<>(proof);
        changed.set(0, proof.get(1));
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[33]);

        assertFalse(MerkleTree.verify(tree.root(), values.get(4), proof));
        assertFalse(MerkleTree.verify(otherRoot, value, proof));
        assertFalse(MerkleTree.verify(tree.root(), value, changed));
        assertFalse(MerkleTree.verify(tree.root(), value, proof.subList(1, proof.size())));
        assertFalse(MerkleTree.verify(tree.root(), value, longer));
        assertFalse(MerkleTree.verify(tree.root(), new byte[64], proof));
    }

    @Test
    void refusesDuplicatesEmptyTreesAndOtherLengths() {
        byte[] value = leaves(1).get(0);
        MerkleTree tree = MerkleTree.of(List.of(value));
        assertThrows(IllegalArgumentException.class, () -> MerkleTree.of(List.of(value, value.clone())));
        assertThrows(IllegalArgumentException.class, () -> MerkleTree.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> MerkleTree.of(List.of(new byte[31])));
        assertThrows(IllegalArgumentException.class, () -> tree.proof(new byte[32]));
    }

    @Test
    void hashesAsEthereumDoes() {
        assertEquals("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470", Hex.encode(Keccak.hash256()));
        assertArrayEquals(
                Keccak.hash256("abc".getBytes(StandardCharsets.US_ASCII)),
                Keccak.hash256(new byte[] {'a'}, new byte[] {'b', 'c'}));
    }

    private static List<byte[]> leaves(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> Sha256.hash(("leaf " + i + " of " + count).getBytes(StandardCharsets.US_ASCII)))
                .toList());
    }
}
