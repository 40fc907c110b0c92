package io.sealrail.system.check;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sealrail.system.check.States.State;

import static java.util.stream.Collectors.groupingBy;

/** {@link CheckName#BITS_ROWS_EVENTS_AGREE}. */
final class BitsRowsEventsAgree implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.BITS_ROWS_EVENTS_AGREE);
        States states = new States(snapshot.topics());
        rows(snapshot, states, violations);
        ended(snapshot, states, violations);
        History.check(snapshot, violations);
        bits(snapshot, states, violations);
        return violations.finding();
    }

    private static void rows(Snapshot snapshot, States states, Violations violations) {
        for (RevocationRows.Revocable row : snapshot.revocation().revocables()) {
            compare("revocation-service", row.credentialId(), row.state(), row.sequence(), states, violations);
        }
        for (IssuanceRows.Credential row : snapshot.issuance().credentials()) {
            compare("issuance-api", row.id(), row.status(), row.statusSequence(), states, violations);
        }
        Set<String> entries = new HashSet<>();
        for (StatusListRows.Entry row : snapshot.statusLists().entries()) {
            entries.add(row.credentialId());
            compare("status-list-service", row.credentialId(), row.state(), row.sequence(), states, violations);
        }
        states.decisive()
                .forEach((id, event) -> violations.unless(
                        entries.contains(id), "credential %s is %s and has no entry", id, event.state()));
    }

    private static void compare(
            String who, String id, String state, long sequence, States states, Violations violations) {
        State told = states.of(id);
        State known = new State(state, sequence);
        violations
                .looked(1)
                .unless(told.equals(known), "credential %s: %s has %s, the events %s", id, who, known, told);
    }

    /** What was replaced or withdrawn is revoked. */
    private static void ended(Snapshot snapshot, States states, Violations violations) {
        for (TopicFacts.Requested event : snapshot.topics().requested()) {
            violations.unless(
                    event.replaces() == null || states.of(event.replaces()).isRevoked(),
                    "credential %s was replaced by %s and is not revoked",
                    event.replaces(),
                    event.credentialId());
        }
        for (TopicFacts.Withdrawn event : snapshot.topics().withdrawn()) {
            violations.unless(
                    states.of(event.credentialId()).isRevoked(),
                    "credential %s was withdrawn and is not revoked",
                    event.credentialId());
        }
    }

    private static void bits(Snapshot snapshot, States states, Violations violations) {
        Map<Place, String> owners = new HashMap<>();
        Map<String, BitSet> revoked = new HashMap<>();
        Map<String, BitSet> suspended = new HashMap<>();
        states.decisive().forEach((id, event) -> {
            owners.put(event.place(), id);
            Map<String, BitSet> into = event.state().equals(States.REVOKED) ? revoked : suspended;
            if (!event.state().equals(States.VALID)) {
                into.computeIfAbsent(event.place().listId(), list -> new BitSet())
                        .set(event.place().index());
            }
        });
        Map<String, List<ServedList>> served = snapshot.served().stream().collect(groupingBy(ServedList::listId));
        for (StatusListRows.StatusList list : snapshot.statusLists().lists()) {
            List<ServedList> replicas = served.getOrDefault(list.id(), List.of());
            violations.unless(!replicas.isEmpty(), "list %s is served by nobody", list.id());
            violations.unless(list.unpublished() == 0, "list %s has changes that no version shows", list.id());
            for (ServedList each : replicas) {
                served(list, each, violations);
                each.revoked()
                        .forEach((form, bits) ->
                                compare(each, form + " revoked", bits, revoked.get(list.id()), owners, violations));
                compare(each, "TOKEN suspended", each.suspended(), suspended.get(list.id()), owners, violations);
            }
        }
    }

    private static void served(StatusListRows.StatusList list, ServedList by, Violations violations) {
        for (ListForm form : ListForm.values()) {
            violations
                    .looked(1)
                    .unless(
                            by.revoked().containsKey(form),
                            "list %s: %s does not serve %s",
                            list.id(),
                            by.replica(),
                            form);
        }
        violations.unless(
                by.version() >= list.version(),
                "list %s: %s serves version %d, current is %d",
                list.id(),
                by.replica(),
                by.version(),
                list.version());
    }

    private static void compare(
            ServedList list, String what, BitSet shown, BitSet told, Map<Place, String> owners, Violations violations) {
        BitSet difference = (BitSet) shown.clone();
        difference.xor(told == null ? new BitSet() : told);
        difference.stream().forEach(index -> {
            Place place = new Place(list.listId(), index);
            violations.add(
                    "index %s (credential %s): %s, %s is %s, the events say otherwise",
                    place, owners.get(place), list.replica(), what, shown.get(index));
        });
    }
}
