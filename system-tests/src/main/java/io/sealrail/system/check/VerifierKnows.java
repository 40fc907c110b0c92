package io.sealrail.system.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.sealrail.system.check.States.State;

/** {@link CheckName#VERIFIER_KNOWS}. */
final class VerifierKnows implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.VERIFIER_KNOWS);
        VerifierRows verifier = snapshot.verifier();
        anchors(snapshot, violations);
        statuses(snapshot, violations);
        knows("key", verifier.keys(), snapshot.topics().issuerKeys(), violations);
        knows("list key", verifier.keys(), snapshot.topics().listKeys(), violations);
        knows("context", verifier.contexts(), snapshot.topics().contexts(), violations);
        return violations.finding();
    }

    private static void anchors(Snapshot snapshot, Violations violations) {
        Map<String, VerifierRows.Anchor> told = new HashMap<>();
        for (TopicFacts.Onchain event : snapshot.topics().onchain()) {
            told.merge(
                    event.hash(),
                    new VerifierRows.Anchor(
                            event.hash(), event.credentialId(), event.sequence(), event.transactionHash()),
                    (known, next) -> next.sequence() > known.sequence() ? next : known);
        }
        for (VerifierRows.Anchor known : snapshot.verifier().anchors()) {
            VerifierRows.Anchor event = told.remove(known.hash());
            violations.looked(1).unless(known.equals(event), "verifier has %s, the events %s", known, event);
        }
        told.values().forEach(event -> violations.add("verifier has no anchor, the events %s", event));
    }

    private static void statuses(Snapshot snapshot, Violations violations) {
        States states = new States(snapshot.topics());
        Map<String, TopicFacts.Status> told = new HashMap<>(states.decisive());
        for (VerifierRows.Status known : snapshot.verifier().statuses()) {
            TopicFacts.Status event = told.remove(known.credentialId());
            State state = new State(known.state(), known.sequence());
            violations
                    .looked(1)
                    .unless(
                            event != null
                                    && state.equals(states.of(known.credentialId()))
                                    && event.place().equals(known.place()),
                            "credential %s: verifier has %s at %s, the events %s",
                            known.credentialId(),
                            state,
                            known.place(),
                            event);
        }
        told.values().forEach(event -> violations.add("verifier has no status, the events %s", event));
    }

    private static void knows(String what, Set<String> known, Set<String> told, Violations violations) {
        violations.looked(told.size());
        told.forEach(id -> violations.unless(known.contains(id), "verifier has no %s %s", what, id));
    }
}
