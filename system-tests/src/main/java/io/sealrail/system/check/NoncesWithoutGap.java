package io.sealrail.system.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sealrail.system.check.OnchainRows.Nonce;

import static java.util.stream.Collectors.groupingBy;

/** {@link CheckName#NONCES_WITHOUT_GAP}. */
final class NoncesWithoutGap implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.NONCES_WITHOUT_GAP);
        Set<String> ours = new HashSet<>();
        snapshot.onchain().transactions().forEach(transaction -> ours.add(transaction.hash()));
        snapshot.onchain().nonces().stream().collect(groupingBy(Nonce::sender)).forEach((sender, nonces) -> {
            long first = inARow(sender, nonces, violations);
            used(snapshot, sender, nonces, first + nonces.size(), violations);
            for (ChainFacts.Mined mined : snapshot.chain().mined()) {
                violations
                        .looked(1)
                        .unless(
                                !mined.sender().equals(sender) || mined.nonce() < first || ours.contains(mined.hash()),
                                "%s: transaction %s in block %d used nonce %d and is not stored",
                                sender,
                                mined.hash(),
                                mined.blockNumber(),
                                mined.nonce());
            }
        });
        Owners<String> owners = new Owners<>(violations, "batches of nonce");
        snapshot.onchain()
                .nonces()
                .forEach(nonce -> owners.add(nonce.sender() + "/" + nonce.nonce(), nonce.batchId(), "nonces"));
        return violations.finding();
    }

    /** A batch that is on chain under an earlier nonce leaves a later one to the next batch, which sends it first. */
    private static void used(Snapshot snapshot, String sender, List<Nonce> nonces, long next, Violations violations) {
        long count = snapshot.chain().counts().getOrDefault(sender, 0L);
        violations.unless(count <= next, "%s: the chain has mined %d, the next nonce here is %d", sender, count, next);
        Set<String> onchain = new HashSet<>();
        snapshot.onchain().batches().stream()
                .filter(OnchainRows.Batch::isOnchain)
                .forEach(batch -> onchain.add(batch.id()));
        for (Nonce nonce : nonces) {
            violations.unless(
                    nonce.nonce() < count || onchain.contains(nonce.batchId()),
                    "%s: nonce %d of batch %s is not used, the chain has mined %d",
                    sender,
                    nonce.nonce(),
                    nonce.batchId(),
                    count);
        }
    }

    private static long inARow(String sender, List<Nonce> nonces, Violations violations) {
        List<Long> sorted = nonces.stream().map(Nonce::nonce).sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            violations.unless(
                    sorted.get(i) == sorted.get(i - 1) + 1,
                    "%s: nonce %d follows %d",
                    sender,
                    sorted.get(i),
                    sorted.get(i - 1));
        }
        return sorted.get(0);
    }
}
