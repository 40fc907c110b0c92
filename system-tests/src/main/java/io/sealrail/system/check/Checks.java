package io.sealrail.system.check;

import java.util.List;

/** All checks, in the order of reports. */
final class Checks {

    private static final List<Check> ALL = List.of(
            new AcceptedIsAnchoredOnce(),
            new EveryRootIsOneBatch(),
            new NoHashInTwoBatches(),
            new NoIndexTwice(),
            new BitsRowsEventsAgree(),
            new RevocationsAreServed(),
            new OneResultPerKey(),
            new OutboxDrained(),
            new ConsumersDrained(),
            new DeadLettersOnlyPoison(),
            new NoncesWithoutGap(),
            new AuditChainIntact(),
            new NoOrphanRows(),
            new VerifierKnows(),
            new OneWriterAtATime(),
            new AnswersAsPromised());

    private Checks() {}

    static List<Finding> of(Snapshot snapshot, Promises promises) {
        return ALL.stream().map(check -> check.of(snapshot, promises)).toList();
    }
}
