package io.sealrail.system.check;

/** {@link CheckName#OUTBOX_DRAINED}. */
final class OutboxDrained implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.OUTBOX_DRAINED);
        for (OutboxRow row : snapshot.outbox()) {
            violations.looked(1);
            boolean there = snapshot.topics().ids().contains(row.id());
            violations.unless(
                    row.relayed() && there,
                    "%s: event %s of %s (key %s) is %smarked as published and %son its topic",
                    row.service(),
                    row.id(),
                    row.topic(),
                    row.key(),
                    row.relayed() ? "" : "not ",
                    there ? "" : "not ");
        }
        return violations.finding();
    }
}
