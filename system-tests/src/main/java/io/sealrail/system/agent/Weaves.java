package io.sealrail.system.agent;

import java.util.List;
import java.util.Set;

/** Everything that the agent changes in the services. Names of methods are checked by {@link Packaged} and by the build. */
final class Weaves {

    private static final String ISSUANCE = "issuance-api";
    private static final String ONCHAIN = "onchain-worker";
    private static final String REVOCATION = "revocation-service";
    private static final String STATUS_LIST = "status-list-service";
    private static final Set<String> PUBLISHERS = Set.of(ISSUANCE, ONCHAIN, REVOCATION, STATUS_LIST);
    private static final Set<String> ALL = Set.of(ISSUANCE, ONCHAIN, REVOCATION, STATUS_LIST, "verifier-service");

    static final List<Weave> EVERY = List.of(
            crash("BEFORE_PUBLISH", PUBLISHERS, "io.sealrail.kit.outbox.EventPublisher", "publish"),
            crash("BEFORE_MARK", PUBLISHERS, "io.sealrail.kit.outbox.OutboxRows", "mark"),
            crash("BEFORE_SEND", Set.of(ONCHAIN), "io.sealrail.onchain.chain.EvmChain", "send"),
            crash("AFTER_SEND", Set.of(ONCHAIN), "io.sealrail.onchain.batch.AnchorTransactions", "tried"),
            // inside of the transaction, after the batch was marked as confirmed
            crash("BEFORE_ONCHAIN_EVENT", Set.of(ONCHAIN), "io.sealrail.onchain.batch.ConfirmAnchor", "say"),
            // inside of the transaction, after the list was marked as published
            crash("IN_PUBLICATION", Set.of(STATUS_LIST), "io.sealrail.statuslist.ListVersions", "add"),
            always(target(ALL, "io.sealrail.kit.time.Clocks", "utc"), ClockAdvice.class),
            under(
                    Switch.NO_OUTBOX,
                    target(PUBLISHERS, "io.sealrail.kit.outbox.Outbox", "addTraced"),
                    Weave.advice(NoEventsAdvice.InTransaction.class)),
            under(
                    Switch.NO_OUTBOX,
                    target(PUBLISHERS, "io.sealrail.kit.outbox.Outbox", "add", "java.util.List"),
                    Weave.advice(NoEventsAdvice.InSession.class)),
            under(
                    Switch.NO_FENCE,
                    target(ALL, "io.sealrail.kit.lease.Lease", "fence"),
                    Weave.advice(NoFenceAdvice.Condition.class)),
            under(
                    Switch.NO_FENCE,
                    target(ALL, "io.sealrail.kit.lease.LoopUnderLease", "lose"),
                    Weave.advice(NoFenceAdvice.Loss.class)),
            under(
                    Switch.NO_INBOX,
                    target(Set.of(ONCHAIN), "io.sealrail.onchain.batch.Leaves", "add"),
                    Constants.replace("on conflict (credential_id) do nothing", "")),
            under(
                    Switch.NO_INBOX,
                    target(Set.of(STATUS_LIST), "io.sealrail.statuslist.StatusEntries", "put"),
                    Constants.replace(
                            "where s.state <> 'REVOKED' and (excluded.sequence > s.sequence or excluded.state ="
                                    + " 'REVOKED')",
                            "")));

    private Weaves() {}

    private static Weave crash(String point, Set<String> services, String type, String method) {
        return new Weave(target(services, type, method), point, null, Weave.crash(point));
    }

    private static Weave always(Target target, Class<?> advice) {
        return new Weave(target, null, null, Weave.advice(advice));
    }

    private static Weave under(Switch off, Target target, Weave.How how) {
        return new Weave(target, null, off, how);
    }

    private static Target target(Set<String> services, String type, String method, String... parameters) {
        return new Target(services, type, method, List.of(parameters));
    }
}
