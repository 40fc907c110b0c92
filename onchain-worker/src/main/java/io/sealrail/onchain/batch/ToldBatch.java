package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.events.BatchSealed;
import io.sealrail.onchain.chain.HexData;

/**
 * A batch as all of its batch-sealed.v1 events tell of it.
 *
 * @param leaves in the order of their places
 */
record ToldBatch(UUID batchId, byte[] root, Instant sealedAt, List<Leaf> leaves) {

    /** Empty unless every chunk of the batch is there, once. */
    static Optional<ToldBatch> of(List<BatchSealed> chunks) {
        List<BatchSealed> inOrder = chunks.stream()
                .sorted(Comparator.comparingInt(BatchSealed::chunk))
                .toList();
        BatchSealed first = inOrder.get(0);
        boolean complete = inOrder.size() == first.chunks()
                && IntStream.range(0, inOrder.size())
                        .allMatch(place -> inOrder.get(place).chunk() == place)
                && inOrder.stream().mapToInt(chunk -> chunk.leaves().size()).sum() == first.leafCount();
        return complete ? Optional.of(whole(first, inOrder)) : Optional.empty();
    }

    private static ToldBatch whole(BatchSealed first, List<BatchSealed> chunks) {
        return new ToldBatch(
                UUID.fromString(first.batchId()),
                HexData.bytes(first.root()),
                first.sealedAt(),
                chunks.stream()
                        .flatMap(chunk -> chunk.leaves().stream())
                        .map(leaf -> new Leaf(leaf.credentialId(), Hex.decode(leaf.coreClaimHash())))
                        .toList());
    }

    /** Whether the leaves make the root that was told: the transaction was signed for that one. */
    boolean hasItsRoot() {
        return Arrays.equals(
                root,
                MerkleTree.of(leaves.stream().map(Leaf::coreClaimHash).toList()).root());
    }
}
