package io.sealrail.onchain.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.kit.work.Workers;

/** Computes the proof of a leaf when it is asked for. A batch never changes, so the trees of the last ones asked for are kept. */
@ApplicationScoped
class InclusionProofs {

    private static final int TREES_KEPT = 8;

    private final Leaves leaves;
    private final Workers workers;
    private final Map<UUID, Uni<MerkleTree>> trees = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Uni<MerkleTree>> eldest) {
            return size() > TREES_KEPT;
        }
    };

    InclusionProofs(Leaves leaves, Workers workers) {
        this.leaves = leaves;
        this.workers = workers;
    }

    /** The siblings from the leaf of this hash up to the batch's root. */
    Uni<List<byte[]>> of(UUID batchId, byte[] coreClaimHash) {
        return tree(batchId).map(tree -> tree.proof(coreClaimHash));
    }

    private Uni<MerkleTree> tree(UUID batchId) {
        synchronized (trees) {
            return trees.computeIfAbsent(batchId, this::build);
        }
    }

    private Uni<MerkleTree> build(UUID batchId) {
        return leaves.ofBatch(batchId)
                .flatMap(all -> workers.onWorker(() ->
                        MerkleTree.of(all.stream().map(Leaf::coreClaimHash).toList())))
                .onFailure()
                .invoke(() -> forget(batchId))
                .memoize()
                .indefinitely();
    }

    private void forget(UUID batchId) {
        synchronized (trees) {
            trees.remove(batchId);
        }
    }
}
