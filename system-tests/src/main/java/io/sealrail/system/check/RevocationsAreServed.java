package io.sealrail.system.check;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.groupingBy;

/** {@link CheckName#REVOCATIONS_ARE_SERVED}. */
final class RevocationsAreServed implements Check {

    private static final String SUSPENDED = "suspended";

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.REVOCATIONS_ARE_SERVED);
        Map<String, Place> places = new HashMap<>();
        snapshot.issuance().credentials().forEach(credential -> places.put(credential.id(), credential.place()));
        Map<String, List<ServedList>> served = snapshot.served().stream().collect(groupingBy(ServedList::listId));
        for (String id : promises.revoked()) {
            for (ServedList list : lists(id, places, served, violations)) {
                list.revoked().forEach((form, bits) -> violations
                        .looked(1)
                        .unless(
                                bits.get(places.get(id).index()),
                                "credential %s was answered to be revoked; %s does not show it at %s in %s",
                                id,
                                list.replica(),
                                places.get(id),
                                form));
            }
        }
        promises.lastStatus().forEach((id, status) -> {
            for (ServedList list : lists(id, places, served, violations)) {
                String shown = shown(list, places.get(id).index());
                violations
                        .looked(1)
                        .unless(
                                shown.equals(status),
                                "credential %s was answered to be %s; %s shows %s at %s",
                                id,
                                status,
                                list.replica(),
                                shown,
                                places.get(id));
            }
        });
        versions(promises, served, violations);
        return violations.finding();
    }

    private static List<ServedList> lists(
            String id, Map<String, Place> places, Map<String, List<ServedList>> served, Violations violations) {
        Place place = places.get(id);
        List<ServedList> lists = place == null ? List.of() : served.getOrDefault(place.listId(), List.of());
        violations.unless(!lists.isEmpty(), "credential %s, of which callers were told, is in no served list", id);
        return lists;
    }

    private static String shown(ServedList list, int index) {
        if (list.revoked().values().stream().anyMatch(bits -> bits.get(index))) {
            return "revoked";
        }
        BitSet suspended = list.suspended();
        return suspended.get(index) ? SUSPENDED : "valid";
    }

    private static void versions(Promises promises, Map<String, List<ServedList>> served, Violations violations) {
        promises.toldListVersions().forEach((id, version) -> {
            List<ServedList> lists = served.getOrDefault(id, List.of());
            violations.unless(!lists.isEmpty(), "list %s, of which callers were told, is served by nobody", id);
            for (ServedList list : lists) {
                violations
                        .looked(1)
                        .unless(
                                list.version() >= version,
                                "version %d of list %s was told; %s serves %d",
                                version,
                                id,
                                list.replica(),
                                list.version());
            }
        });
    }
}
