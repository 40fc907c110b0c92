package io.sealrail.issuance.operator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.operator.LateLeaves.Leaf;

/**
 * Drives credentials on that are not on chain: onchain-worker says again what it has said, and gets to hear again what it never
 * heard. What is under way by itself is left alone.
 */
@Startup
@ApplicationScoped
class RedriveCredentials {

    private static final String REQUESTED_AGAIN = "REQUESTED_AGAIN";
    private static final String SAID_AGAIN = "SAID_AGAIN";

    private final LateCredentials credentials;
    private final LateLeaves leaves;
    private final MeterRegistry meters;

    RedriveCredentials(LateCredentials credentials, LateLeaves leaves, MeterRegistry meters) {
        this.credentials = credentials;
        this.leaves = leaves;
        this.meters = meters;
        List.of(REQUESTED_AGAIN, SAID_AGAIN).forEach(outcome -> count(outcome, 0));
    }

    /**
     * What came of it, one for each credential; fails while onchain-worker does not answer.
     *
     * @param now whether a failed batch is tried at once
     */
    Uni<List<Leaf>> redrive(Collection<String> ids, boolean now) {
        return leaves.redrive(ids, now).flatMap(told -> {
            List<String> unknown = having(told, "UNKNOWN");
            Uni<List<String>> requested =
                    unknown.isEmpty() ? Uni.createFrom().item(List.of()) : credentials.requestAgain(unknown);
            return requested.flatMap(again -> noted(told, again));
        });
    }

    private Uni<List<Leaf>> noted(List<Leaf> told, List<String> requested) {
        List<String> driven = new ArrayList<>(requested);
        driven.addAll(having(told, SAID_AGAIN));
        count(REQUESTED_AGAIN, requested.size());
        count(SAID_AGAIN, driven.size() - requested.size());
        return credentials
                .note(told.stream().map(Leaf::credentialId).toList(), driven)
                .replaceWith(() -> told.stream()
                        .map(leaf -> requested.contains(leaf.credentialId()) ? leaf.having(REQUESTED_AGAIN) : leaf)
                        .toList());
    }

    private static List<String> having(List<Leaf> leaves, String outcome) {
        return leaves.stream()
                .filter(leaf -> leaf.outcome().equals(outcome))
                .map(Leaf::credentialId)
                .toList();
    }

    private void count(String outcome, int credentials) {
        meters.counter("sealrail.credentials.redriven", "outcome", outcome).increment(credentials);
    }
}
