package io.sealrail.system.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The history of changes: it leads to each state without a gap, and each of its lines was said once. */
final class History {

    private record Step(String credentialId, long sequence, String state, String cause) {}

    private record Standing(String state, long sequence) {}

    private History() {}

    static void check(Snapshot snapshot, Violations violations) {
        Map<String, Standing> standings = new HashMap<>();
        Set<Step> steps = new HashSet<>();
        for (RevocationRows.Change change : snapshot.revocation().changes()) {
            violations.looked(1);
            Standing before = standings.getOrDefault(change.credentialId(), new Standing(States.VALID, 0));
            violations.unless(
                    change.sequence() == before.sequence() + 1 && change.from().equals(before.state()),
                    "credential %s: change %d from %s follows %s (%d)",
                    change.credentialId(),
                    change.sequence(),
                    change.from(),
                    before.state(),
                    before.sequence());
            standings.put(change.credentialId(), new Standing(change.to(), change.sequence()));
            steps.add(new Step(change.credentialId(), change.sequence(), change.to(), change.cause()));
        }
        for (RevocationRows.Revocable row : snapshot.revocation().revocables()) {
            Standing last = standings.getOrDefault(row.credentialId(), new Standing(States.VALID, 0));
            violations.unless(
                    last.equals(new Standing(row.state(), row.sequence())),
                    "credential %s is %s (%d), its history ends with %s (%d)",
                    row.credentialId(),
                    row.state(),
                    row.sequence(),
                    last.state(),
                    last.sequence());
        }
        said(snapshot.topics(), steps, violations);
    }

    private static void said(TopicFacts topics, Set<Step> steps, Violations violations) {
        Set<Step> said = new HashSet<>();
        for (TopicFacts.Status event : topics.statuses()) {
            said.add(new Step(event.credentialId(), event.sequence(), event.state(), event.cause()));
        }
        for (Step step : steps) {
            violations.unless(said.contains(step), "change was not said: %s", step);
        }
        for (Step step : said) {
            violations.unless(steps.contains(step), "event of no change: %s", step);
        }
    }
}
