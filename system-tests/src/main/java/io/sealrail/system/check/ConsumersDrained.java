package io.sealrail.system.check;

/** {@link CheckName#CONSUMERS_DRAINED}. */
final class ConsumersDrained implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.CONSUMERS_DRAINED);
        for (Lag lag : snapshot.lags()) {
            violations.looked(1);
            violations.unless(
                    lag.committed() == lag.end(),
                    "%s is at %d of %d in %s, partition %d",
                    lag.group(),
                    lag.committed(),
                    lag.end(),
                    lag.topic(),
                    lag.partition());
        }
        return violations.finding();
    }
}
