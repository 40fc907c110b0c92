package io.sealrail.system.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sealrail.system.check.OnchainRows.Batch;
import io.sealrail.system.check.OnchainRows.Leaf;

import static java.util.stream.Collectors.groupingBy;

/** {@link CheckName#EVERY_ROOT_IS_ONE_BATCH}. */
final class EveryRootIsOneBatch implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.EVERY_ROOT_IS_ONE_BATCH);
        List<Batch> batches = snapshot.onchain().batches();
        roots(snapshot.chain().anchored(), batches, violations);
        Map<String, List<Leaf>> leaves = snapshot.onchain().leaves().stream()
                .filter(leaf -> leaf.batchId() != null)
                .collect(groupingBy(Leaf::batchId));
        Map<String, List<TopicFacts.Leaf>> said = said(snapshot.topics());
        for (Batch batch : batches) {
            violations.looked(1);
            check(batch, leaves.getOrDefault(batch.id(), List.of()), violations);
            compare(batch, leaves.getOrDefault(batch.id(), List.of()), said.get(batch.id()), violations);
        }
        return violations.finding();
    }

    private static void roots(List<ChainFacts.Anchored> anchored, List<Batch> batches, Violations violations) {
        Map<String, List<Batch>> byRoot = batches.stream().collect(groupingBy(Batch::root));
        Set<String> seen = new HashSet<>();
        for (ChainFacts.Anchored root : anchored) {
            violations.looked(1);
            List<Batch> of = byRoot.getOrDefault(root.root(), List.of());
            violations.unless(seen.add(root.root()), "root %s is on chain twice", root.root());
            if (of.size() != 1) {
                violations.add(
                        "root %s on chain in block %d is %d batches", root.root(), root.blockNumber(), of.size());
            } else {
                compare(root, of.get(0), violations);
            }
        }
        for (Batch batch : batches) {
            violations.unless(
                    seen.contains(batch.root()) && batch.isOnchain(),
                    "batch %s is %s (%s), its root %s %s on chain",
                    batch.id(),
                    batch.state(),
                    batch.failure(),
                    batch.root(),
                    seen.contains(batch.root()) ? "is" : "is not");
        }
    }

    private static void compare(ChainFacts.Anchored root, Batch batch, Violations violations) {
        violations.unless(
                root.leafCount() == batch.leafCount(),
                "batch %s has %d leaves, the chain says %d",
                batch.id(),
                batch.leafCount(),
                root.leafCount());
        violations.unless(
                !batch.isOnchain()
                        || root.transactionHash().equals(batch.transactionHash())
                                && root.blockNumber() == batch.blockNumber()
                                && root.contract().equals(batch.contract()),
                "batch %s is known to be in block %d by %s; the chain says block %d by %s",
                batch.id(),
                batch.blockNumber(),
                batch.transactionHash(),
                root.blockNumber(),
                root.transactionHash());
    }

    private static void check(Batch batch, List<Leaf> leaves, Violations violations) {
        if (leaves.size() != batch.leafCount()) {
            violations.add("batch %s says %d leaves and has %d", batch.id(), batch.leafCount(), leaves.size());
        } else {
            String root = Keccak256.root(leaves.stream().map(Leaf::hash).toList());
            violations.unless(
                    root.equals(batch.root()),
                    "batch %s has root %s, its leaves make %s",
                    batch.id(),
                    batch.root(),
                    root);
        }
    }

    /** A batch can be made again from what was said of it. */
    private static void compare(Batch batch, List<Leaf> leaves, List<TopicFacts.Leaf> said, Violations violations) {
        List<TopicFacts.Leaf> ordered = leaves.stream()
                .sorted(Comparator.comparingLong(Leaf::place))
                .map(leaf -> new TopicFacts.Leaf(leaf.credentialId(), leaf.hash()))
                .toList();
        if (said == null || said.size() != ordered.size()) {
            violations.add(
                    "batch %s has %d leaves, batch-sealed.v1 tells %s",
                    batch.id(), ordered.size(), said == null ? "none" : said.size());
            return;
        }
        for (int place = 0; place < said.size(); place++) {
            violations.unless(
                    said.get(place).equals(ordered.get(place)),
                    "batch %s, place %d: batch-sealed.v1 tells %s, the rows %s",
                    batch.id(),
                    place,
                    said.get(place),
                    ordered.get(place));
        }
    }

    /** The leaves of each batch as its chunks tell them; a batch of which a chunk is missing is not there. */
    private static Map<String, List<TopicFacts.Leaf>> said(TopicFacts topics) {
        Map<String, List<TopicFacts.Leaf>> said = new HashMap<>();
        topics.sealed().stream().collect(groupingBy(TopicFacts.Sealed::batchId)).forEach((batch, repeated) -> {
            List<TopicFacts.Sealed> chunks = repeated.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(TopicFacts.Sealed::chunk))
                    .toList();
            if (chunks.size() == chunks.get(0).chunks()) {
                said.put(
                        batch,
                        chunks.stream()
                                .flatMap(chunk -> chunk.leaves().stream())
                                .toList());
            }
        });
        return said;
    }
}
