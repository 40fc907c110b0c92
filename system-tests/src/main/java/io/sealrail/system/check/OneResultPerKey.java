package io.sealrail.system.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@link CheckName#ONE_RESULT_PER_KEY}. */
final class OneResultPerKey implements Check {

    private record Slot(String program, String person) {}

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.ONE_RESULT_PER_KEY);
        Set<String> hashes = new HashSet<>();
        snapshot.issuance().credentials().forEach(credential -> hashes.add(credential.hash()));
        Map<String, Set<String>> kept = new HashMap<>();
        for (IssuanceRows.KeptAnswer answer : snapshot.issuance().keptAnswers()) {
            violations.looked(1);
            kept.computeIfAbsent(answer.key(), key -> new HashSet<>()).add(answer.hash());
            violations.unless(
                    answer.hash() == null || hashes.contains(answer.hash()),
                    "key %s keeps hash %s, which is no credential",
                    answer.key(),
                    answer.hash());
        }
        promises.resultsByKey().forEach((key, results) -> {
            violations.looked(1);
            violations.unless(results.size() == 1, "key %s had the results %s", key, results);
            violations.unless(
                    !kept.containsKey(key) || kept.get(key).containsAll(results),
                    "key %s had the result %s and keeps %s",
                    key,
                    results,
                    kept.get(key));
            violations.unless(
                    hashes.containsAll(results), "key %s had a result that is no credential: %s", key, results);
        });
        slots(snapshot, violations);
        return violations.finding();
    }

    private static void slots(Snapshot snapshot, Violations violations) {
        Owners<Slot> owners = new Owners<>(violations, "active credentials of");
        for (IssuanceRows.Credential credential : snapshot.issuance().credentials()) {
            if (credential.active() && credential.person() != null) {
                owners.add(new Slot(credential.program(), credential.person()), credential.id(), "issuance-api");
            }
        }
    }
}
