package io.sealrail.system.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.jcajce.provider.digest.Keccak;

/** Keccak-256, and the root of OpenZeppelin's StandardMerkleTree, written a second time. */
final class Keccak256 {

    private Keccak256() {}

    static String hex(String ascii) {
        return HexFormat.of().formatHex(hash(ascii.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * The root over these values, in any order.
     *
     * @param values at least one, 32 bytes in hex each
     */
    static String root(List<String> values) {
        byte[][] leaves = values.stream()
                .map(value -> hash(hash(HexFormat.of().parseHex(value))))
                .sorted(Arrays::compareUnsigned)
                .toArray(byte[][]::new);
        return HexFormat.of().formatHex(node(leaves, 0));
    }

    /** Node 0 is the root, 2i+1 and 2i+2 are below i, and the leaves are the last nodes, the lowest hash at the end. */
    private static byte[] node(byte[][] leaves, int number) {
        if (number >= leaves.length - 1) {
            return leaves[2 * leaves.length - 2 - number];
        }
        byte[][] pair = {node(leaves, 2 * number + 1), node(leaves, 2 * number + 2)};
        Arrays.sort(pair, Arrays::compareUnsigned);
        byte[] joined = Arrays.copyOf(pair[0], 2 * pair[0].length);
        System.arraycopy(pair[1], 0, joined, pair[0].length, pair[1].length);
        return hash(joined);
    }

    private static byte[] hash(byte[] bytes) {
        return new Keccak.Digest256().digest(bytes);
    }
}
