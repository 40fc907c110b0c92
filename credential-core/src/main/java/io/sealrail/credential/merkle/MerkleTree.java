package io.sealrail.credential.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenZeppelin's StandardMerkleTree over {@code ["bytes32"]}: leaves are hashed twice with keccak256 and sorted by that hash,
 * pairs are sorted before they are hashed, and the tree is a complete binary one whose leaves end the node array.
 */
public final class MerkleTree {

    private static final int HASH_BYTES = 32;

    private final byte[][] nodes;
    private final Map<ByteBuffer, Integer> nodeByLeafHash;

    private MerkleTree(byte[][] nodes, Map<ByteBuffer, Integer> nodeByLeafHash) {
        this.nodes = nodes;
        this.nodeByLeafHash = nodeByLeafHash;
    }

    /**
     * The tree of 32-byte values, in any order.
     *
     * @throws IllegalArgumentException if there is none, one is not 32 bytes, or one occurs twice
     */
    public static MerkleTree of(List<byte[]> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a Merkle tree has at least one leaf");
        }
        byte[][] leaves = values.stream().map(MerkleTree::leafHash).toArray(byte[][]::new);
        Arrays.sort(leaves, Arrays::compareUnsigned);
        byte[][] nodes = new byte[2 * leaves.length - 1][];
        Map<ByteBuffer, Integer> nodeByLeafHash = new HashMap<>(leaves.length * 2);
        for (int i = 0; i < leaves.length; i++) {
            int node = nodes.length - 1 - i;
            nodes[node] = leaves[i];
            if (nodeByLeafHash.put(ByteBuffer.wrap(leaves[i]), node) != null) {
                throw new IllegalArgumentException("a value occurs twice");
            }
        }
        for (int i = nodes.length - leaves.length - 1; i >= 0; i--) {
            nodes[i] = pairHash(nodes[2 * i + 1], nodes[2 * i + 2]);
        }
        return new MerkleTree(nodes, nodeByLeafHash);
    }

    /** The 32-byte root. */
    public byte[] root() {
        return nodes[0].clone();
    }

    /**
     * The siblings from the leaf up, 32 bytes each; empty in a tree of one leaf.
     *
     * @throws IllegalArgumentException if the value is no leaf of this tree
     */
    public List<byte[]> proof(byte[] value) {
        Integer node = nodeByLeafHash.get(ByteBuffer.wrap(leafHash(value)));
        if (node == null) {
            throw new IllegalArgumentException("not a leaf of this tree");
        }
        List<byte[]> siblings = new ArrayList<>();
        for (int i = node; i > 0; i = (i - 1) / 2) {
            siblings.add(nodes[i % 2 == 1 ? i + 1 : i - 1].clone());
        }
        return siblings;
    }

    /**
     * keccak256 of keccak256 of the value, so that no inner node can pass for a leaf.
     *
     * @throws IllegalArgumentException if the value is not 32 bytes
     */
    public static byte[] leafHash(byte[] value) {
        if (value.length != HASH_BYTES) {
            throw new IllegalArgumentException("a leaf has 32 bytes");
        }
        return Keccak.hash256(Keccak.hash256(value));
    }

    /** Whether the proof leads from the value to the root; anything of a wrong length is {@code false}. */
    public static boolean verify(byte[] root, byte[] value, List<byte[]> proof) {
        if (value.length != HASH_BYTES || proof.stream().anyMatch(sibling -> sibling.length != HASH_BYTES)) {
            return false;
        }
        byte[] hash = leafHash(value);
        for (byte[] sibling : proof) {
            hash = pairHash(hash, sibling);
        }
        return Arrays.equals(hash, root);
    }

    private static byte[] pairHash(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) < 0 ? Keccak.hash256(a, b) : Keccak.hash256(b, a);
    }
}
