package io.sealrail.system.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.sealrail.stack.process.Await;
import io.sealrail.system.agent.Switch;
import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.chaos.Round.Sample;
import io.sealrail.system.check.CheckName;
import io.sealrail.system.check.Conservation;
import io.sealrail.system.check.Finding;
import io.sealrail.system.check.LeaseWitness;
import io.sealrail.system.check.NothingLeaks;
import io.sealrail.system.fault.FaultPlan;
import io.sealrail.system.fault.HostileChain;
import io.sealrail.system.fault.Scene;
import io.sealrail.system.fault.SmallDisk;
import io.sealrail.system.fault.TcpProxy;
import io.sealrail.system.load.Disturber;
import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Load;
import io.sealrail.system.load.Poison;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;
import io.sealrail.system.trace.SpanReceiver;

/** One round on a running stack: load, faults by plan, everything healed, the check. */
public final class ChaosRound {

    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(2);
    private static final int SAMPLES_PER_LINE = 15;

    private final RunningStack stack;
    private final Map<String, TcpProxy> network;
    private final Optional<SmallDisk> disk;
    private final Consumer<String> say;
    private final Ledger ledger = new Ledger();
    private final Poison poison = new Poison();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private List<Happened> faults = List.of();
    private Supplier<Optional<String>> spans = Optional::empty;
    private boolean chosen;

    /**
     * For one run.
     *
     * @param network the proxies that the services' calls go through, by part; may be empty
     * @param disk that PostgreSQL writes to, if it can be filled
     * @param say told one line about whatever happens
     */
    public ChaosRound(
            RunningStack stack, Map<String, TcpProxy> network, Optional<SmallDisk> disk, Consumer<String> say) {
        this.stack = stack;
        this.network = network;
        this.disk = disk;
        this.say = say;
    }

    /** The services tell their spans to this receiver, and what they tell is looked at. */
    public ChaosRound tracedBy(SpanReceiver receiver) {
        spans = () -> Optional.of(receiver.raw());
        return this;
    }

    /** The plan has some kinds of faults only, and need not have what is asked of a long round. */
    ChaosRound ofChosenKinds(boolean only) {
        chosen = only;
        return this;
    }

    /**
     * Does it all. Whatever breaks off, what was found by then is told, and the round does not hold.
     *
     * @param duration of load and faults; the check takes its time after it
     * @param patience how long what is under way then may take to settle
     */
    public Round run(FaultPlan plan, Duration duration, Duration patience, long seed, int callers) {
        Instant startedAt = Instant.now();
        attempt(() -> {
            LeaseWitness.install(stack.demo());
            disturbed(plan, duration, seed, callers);
        });
        say.accept(ledger.accepted() + " accepted; settling and checking");
        long ended = System.nanoTime();
        attempt(() -> findings.addAll(new Conservation(stack.demo(), stack::urls, ledger, poison).check(patience)));
        attempt(() -> findings.add(NothingLeaks.of(stack.demo(), ledger).look(stack.logs(), replicas(), spans.get())));
        findings.add(chosen ? Hardness.of(faults) : Hardness.of(faults, duration, ledger.accepted()));
        return new Round(
                seed,
                startedAt,
                (int) duration.toSeconds(),
                stack.options().replicas(),
                callers,
                Runtime.getRuntime().availableProcessors(),
                stack.options().switches().stream().map(Switch::option).toList(),
                faults,
                samples,
                ledger.counts().byCall(),
                ledger.accepted(),
                (int) ((System.nanoTime() - ended) / 1_000_000_000),
                findings,
                ledger.oddities());
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            say.accept("broke off: " + e);
            findings.add(new Finding(CheckName.EVERYTHING_SETTLES, false, 0, List.of("the round broke off: " + e)));
        }
    }

    private List<String> replicas() {
        return StackOptions.SERVICES.stream()
                .flatMap(service -> stack.urls(service).stream())
                .toList();
    }

    private void disturbed(FaultPlan plan, Duration duration, long seed, int callers) {
        try (Disturber disturber = new Disturber(stack.demo(), poison, seed);
                Load load = new Load(stack.demo(), ledger, seed, callers)) {
            HostileChain chain = new HostileChain(stack.demo().rpcUrl());
            load.start();
            FaultRunner runner = FaultRunner.start(new Scene(stack, network, chain, disk, disturber), plan, say);
            try {
                sampleUntil(duration, runner);
            } finally {
                faults = runner.finish();
                network.values().forEach(TcpProxy::heal);
            }
            say.accept(FaultPlan.clock(duration) + "  everything is healed, the load ends");
            load.stop();
        }
    }

    private void sampleUntil(Duration end, FaultRunner runner) {
        Backlog backlog = new Backlog(stack.demo());
        while (runner.seconds() < end.toMillis() / 1e3
                && !Thread.currentThread().isInterrupted()) {
            double at = runner.seconds();
            samples.add(new Sample(at, ledger.accepted(), backlog.now()));
            if (samples.size() % SAMPLES_PER_LINE == 0) {
                say.accept(FaultPlan.clock(Duration.ofSeconds((long) at)) + "  " + ledger.accepted() + " accepted");
            }
            Await.until(BETWEEN_SAMPLES.minusMillis((long) ((runner.seconds() - at) * 1e3)), () -> false);
        }
    }
}
