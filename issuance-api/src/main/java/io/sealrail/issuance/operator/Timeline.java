package io.sealrail.issuance.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The way of one credential, from its acceptance to its end, out of what is known here and at onchain-worker. */
final class Timeline {

    private static final List<String> ON_CHAIN = List.of("batch", "transaction", "block", "confirmed");

    private Timeline() {}

    /** As {@link #of}, with the step that it is at marked as overdue once that takes longer than its deadline. */
    static List<Stage> of(
            CredentialRecord credential, CredentialRecords.Relay relay, OnchainWorker.Answer worker, Overdue overdue) {
        return overdue.mark(of(credential, relay, worker));
    }

    static List<Stage> of(CredentialRecord credential, CredentialRecords.Relay relay, OnchainWorker.Answer worker) {
        List<Stage> stages = new ArrayList<>();
        stages.add(Stage.done("accepted", credential.issuedAt(), details("coreClaimHash", credential.coreClaimHash())));
        stages.add(relay.waiting() ? Stage.pending("relayed") : Stage.done("relayed", relay.relayedAt(), Map.of()));
        if (worker.leaf().isPresent()) {
            stages.addAll(underWay(worker.leaf().get(), credential.onchainAt()));
            if (worker.leaf().get().confirmed() && credential.onchainAt() == null) {
                stages.add(Stage.pending("visible"));
            }
        } else if (credential.onchainAt() != null) {
            stages.addAll(confirmed(credential));
        } else if (worker.answered()) {
            ON_CHAIN.forEach(stage -> stages.add(Stage.pending(stage)));
        } else {
            ON_CHAIN.forEach(stage -> stages.add(Stage.unknown(stage)));
        }
        if (!"VALID".equals(credential.status())) {
            stages.add(Stage.done(
                    credential.status().toLowerCase(Locale.ROOT),
                    credential.statusChangedAt(),
                    details("cause", credential.statusCause())));
        }
        return stages;
    }

    private static List<Stage> confirmed(CredentialRecord credential) {
        return List.of(
                Stage.done("batch", null, details("batchId", credential.batchId())),
                Stage.done("transaction", null, details("hash", credential.transactionHash())),
                Stage.done("block", null, details("number", credential.blockNumber(), "chainId", credential.chainId())),
                Stage.done("confirmed", credential.onchainAt(), Map.of()));
    }

    private static List<Stage> underWay(LeafState leaf, Instant onchainAt) {
        Stage confirmed = leaf.failed()
                ? Stage.failed("confirmed", details("code", leaf.failureCode()))
                : leaf.confirmed()
                        ? Stage.done("confirmed", onchainAt, Map.of())
                        : pending("confirmed", leaf.failureCode());
        return List.of(batch(leaf), transaction(leaf), block(leaf), confirmed);
    }

    /** A code here is a trouble that the worker goes on through by itself: no funds, a fee above the limit. */
    private static Stage pending(String stage, String code) {
        return new Stage(stage, "pending", null, details("code", code));
    }

    private static Stage batch(LeafState leaf) {
        return leaf.batchId() == null
                ? Stage.pending("batch")
                : Stage.done("batch", leaf.sealedAt(), details("batchId", leaf.batchId(), "root", leaf.root()));
    }

    private static Stage transaction(LeafState leaf) {
        List<String> hashes =
                leaf.transactions().stream().map(LeafState.Attempt::hash).toList();
        return leaf.latest()
                .map(attempt -> Stage.done(
                        "transaction",
                        attempt.sentAt(),
                        details("hash", attempt.hash(), "nonce", attempt.nonce(), "attempts", hashes)))
                .orElseGet(() -> Stage.pending("transaction"));
    }

    private static Stage block(LeafState leaf) {
        Instant unsaid = null;
        return leaf.mined()
                .map(attempt ->
                        Stage.done("block", unsaid, details("number", attempt.blockNumber(), "hash", attempt.hash())))
                .orElseGet(() -> Stage.pending("block"));
    }

    private static Map<String, Object> details(Object... namesAndValues) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                details.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return details;
    }
}
