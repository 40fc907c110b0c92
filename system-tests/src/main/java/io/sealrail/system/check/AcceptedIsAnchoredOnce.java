package io.sealrail.system.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.sealrail.system.check.IssuanceRows.Credential;
import io.sealrail.system.load.Ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/** {@link CheckName#ACCEPTED_IS_ANCHORED_ONCE}. */
final class AcceptedIsAnchoredOnce implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.ACCEPTED_IS_ANCHORED_ONCE);
        List<Credential> credentials = snapshot.issuance().credentials();
        promised(promises, credentials, violations);
        Anchoring anchoring = new Anchoring(snapshot);
        credentials.forEach(credential -> anchoring.check(credential, violations.looked(1)));
        return violations.finding();
    }

    private static void promised(Promises promises, List<Credential> credentials, Violations violations) {
        Map<String, Credential> byId = credentials.stream().collect(toMap(Credential::id, each -> each, (a, b) -> a));
        Map<String, Credential> byHash =
                credentials.stream().collect(toMap(Credential::hash, each -> each, (a, b) -> a));
        for (Ledger.Issued told : promises.issued()) {
            violations.looked(1);
            Credential found =
                    told.coreClaimHash() == null ? byId.get(told.credentialId()) : byHash.get(told.coreClaimHash());
            if (found == null) {
                violations.add(
                        "%s credential %s, hash %s, was answered at %s and is not stored",
                        told.kind(), told.credentialId(), told.coreClaimHash(), told.answeredAt());
            } else if (told.credentialId() != null && !told.credentialId().equals(found.id())) {
                violations.add(
                        "hash %s was told to be credential %s and is %s",
                        told.coreClaimHash(), told.credentialId(), found.id());
            }
        }
    }

    /** Follows a credential to the chain. */
    private static final class Anchoring {

        private final Map<String, List<OnchainRows.Leaf>> leaves;
        private final Map<String, OnchainRows.Batch> batches = new HashMap<>();
        private final Map<String, List<ChainFacts.Anchored>> anchored;

        Anchoring(Snapshot snapshot) {
            leaves = snapshot.onchain().leaves().stream().collect(groupingBy(OnchainRows.Leaf::credentialId));
            snapshot.onchain().batches().forEach(batch -> batches.put(batch.id(), batch));
            anchored = snapshot.chain().anchored().stream().collect(groupingBy(ChainFacts.Anchored::root));
        }

        void check(Credential credential, Violations violations) {
            List<OnchainRows.Leaf> own = leaves.getOrDefault(credential.id(), List.of());
            if (own.size() != 1) {
                violations.add("credential %s is a leaf %d times%s", credential.id(), own.size(), batchesOf(own));
                return;
            }
            OnchainRows.Leaf leaf = own.get(0);
            violations.unless(
                    leaf.hash().equals(credential.hash()),
                    "credential %s has hash %s, its leaf %s",
                    credential.id(),
                    credential.hash(),
                    leaf.hash());
            OnchainRows.Batch batch = batches.get(leaf.batchId());
            if (batch == null) {
                violations.add("credential %s waits for a batch (%s)", credential.id(), leaf.batchId());
            } else {
                check(credential, batch, violations);
            }
        }

        private void check(Credential credential, OnchainRows.Batch batch, Violations violations) {
            int times = anchored.getOrDefault(batch.root(), List.of()).size();
            violations.unless(
                    batch.isOnchain() && times == 1,
                    "credential %s: its batch %s is %s (%s), its root %d times on chain",
                    credential.id(),
                    batch.id(),
                    batch.state(),
                    batch.failure(),
                    times);
            violations.unless(
                    credential.onchain(), "credential %s is on chain and its poll says WAIT_ONCHAIN", credential.id());
            violations.unless(
                    !credential.onchain() || isKnownAs(credential, batch),
                    "credential %s is known to be in batch %s, transaction %s, sequence %d; it is in %s, %s, %d",
                    credential.id(),
                    credential.batchId(),
                    credential.transactionHash(),
                    credential.onchainSequence(),
                    batch.id(),
                    batch.transactionHash(),
                    batch.onchainSequence());
        }

        private static boolean isKnownAs(Credential credential, OnchainRows.Batch batch) {
            return batch.id().equals(credential.batchId())
                    && batch.onchainSequence() == credential.onchainSequence()
                    && Objects.equals(credential.transactionHash(), batch.transactionHash());
        }

        private static String batchesOf(List<OnchainRows.Leaf> leaves) {
            return leaves.stream()
                    .map(leaf -> " " + leaf.batchId())
                    .collect(Collectors.joining(",", leaves.isEmpty() ? "" : ", batches", ""));
        }
    }
}
