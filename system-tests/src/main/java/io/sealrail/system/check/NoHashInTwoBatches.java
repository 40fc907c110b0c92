package io.sealrail.system.check;

/** {@link CheckName#NO_HASH_IN_TWO_BATCHES}. */
final class NoHashInTwoBatches implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.NO_HASH_IN_TWO_BATCHES);
        Owners<String> ofHash = new Owners<>(violations, "batches of hash");
        Owners<String> ofCredential = new Owners<>(violations, "batches of credential");
        for (OnchainRows.Leaf leaf : snapshot.onchain().leaves()) {
            if (leaf.batchId() != null) {
                ofHash.add(leaf.hash(), leaf.batchId(), "leaves");
                ofCredential.add(leaf.credentialId(), leaf.batchId(), "leaves");
            }
        }
        for (TopicFacts.Sealed chunk : snapshot.topics().sealed()) {
            for (TopicFacts.Leaf leaf : chunk.leaves()) {
                ofHash.add(leaf.hash(), chunk.batchId(), "batch-sealed.v1");
                ofCredential.add(leaf.credentialId(), chunk.batchId(), "batch-sealed.v1");
            }
        }
        for (TopicFacts.Onchain event : snapshot.topics().onchain()) {
            ofHash.add(event.hash(), event.batchId(), "credential-onchain.v1");
            ofCredential.add(event.credentialId(), event.batchId(), "credential-onchain.v1");
        }
        leavesTwice(snapshot, violations);
        return violations.finding();
    }

    /** In one batch, or waiting for one: two rows that say the same are two. */
    private static void leavesTwice(Snapshot snapshot, Violations violations) {
        Owners<String> rows = new Owners<>(violations, "places of hash");
        int row = 0;
        for (OnchainRows.Leaf leaf : snapshot.onchain().leaves()) {
            row++;
            rows.add(leaf.hash(), leaf.credentialId() + " at " + leaf.place() + " in row " + row, "leaves");
        }
    }
}
