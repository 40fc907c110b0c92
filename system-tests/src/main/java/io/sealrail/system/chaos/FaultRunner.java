package io.sealrail.system.chaos;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.sealrail.stack.process.Await;
import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.fault.Fault;
import io.sealrail.system.fault.FaultException;
import io.sealrail.system.fault.FaultPlan;
import io.sealrail.system.fault.FaultPlan.Planned;
import io.sealrail.system.fault.Ongoing;
import io.sealrail.system.fault.Scene;

/** Does the faults of a plan at their times and undoes them. */
final class FaultRunner {

    /** Several parts may be away, one after the other, without which a fault meets nobody. */
    private static final Duration UNTIL_POSSIBLE = Duration.ofSeconds(75);

    private static final int THREADS = 12;

    private final Scene scene;
    private final FaultPlan plan;
    private final Consumer<String> say;
    private final long began = System.nanoTime();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS);
    private final Map<Integer, Happened> happened = new ConcurrentHashMap<>();
    private final Map<Integer, Runnable> undoing = new ConcurrentHashMap<>();

    private FaultRunner(Scene scene, FaultPlan plan, Consumer<String> say) {
        this.scene = scene;
        this.plan = plan;
        this.say = say;
    }

    /** The plan's times count from now. */
    static FaultRunner start(Scene scene, FaultPlan plan, Consumer<String> say) {
        FaultRunner runner = new FaultRunner(scene, plan, say);
        plan.planned()
                .forEach(each -> runner.threads.schedule(
                        () -> runner.begin(each), each.at().toMillis(), TimeUnit.MILLISECONDS));
        return runner;
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Undoes what is not undone yet and begins nothing more. Returns every fault of the plan, in its order. */
    List<Happened> finish() {
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        undoing.values().forEach(Runnable::run);
        plan.planned()
                .forEach(each -> happened.computeIfAbsent(
                        each.number(), number -> outcome(each, null, null, "the round was over", false)));
        return happened.values().stream()
                .sorted(Comparator.comparingInt(Happened::number))
                .toList();
    }

    private void begin(Planned planned) {
        AtomicReference<Exception> refusal = new AtomicReference<>();
        AtomicReference<Ongoing> ongoing = new AtomicReference<>();
        Await.until(UNTIL_POSSIBLE, () -> attempt(planned.fault(), ongoing, refusal));
        if (ongoing.get() == null) {
            String why = String.valueOf(refusal.get().getMessage());
            happened.put(planned.number(), outcome(planned, null, null, why, refusal.get() instanceof FaultException));
            tell(planned, "could not be done: " + why);
            return;
        }
        double from = seconds();
        tell(planned, ongoing.get().what());
        happened.put(
                planned.number(), outcome(planned, from, from, ongoing.get().what(), false));
        undoing.put(planned.number(), () -> undo(planned, from, ongoing.get()));
        if (!threads.isShutdown()) {
            threads.schedule(
                    () -> undoing.getOrDefault(planned.number(), () -> {}).run(),
                    planned.fault().lasts().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** A part that is being started again cannot be hit yet: whether there is nothing left to try. */
    private boolean attempt(Fault fault, AtomicReference<Ongoing> ongoing, AtomicReference<Exception> refusal) {
        try {
            ongoing.set(fault.inject(scene));
            return true;
        } catch (FaultException never) {
            refusal.set(never);
            return true;
        } catch (Exception notNow) {
            refusal.set(notNow);
            return threads.isShutdown();
        }
    }

    private void undo(Planned planned, double from, Ongoing ongoing) {
        if (undoing.remove(planned.number()) == null) {
            return;
        }
        Ongoing.Result result;
        try {
            result = ongoing.undo().get();
        } catch (RuntimeException e) {
            result = new Ongoing.Result(true, "not undone: " + e.getMessage());
        }
        String words = result.words().isEmpty() ? "" : ", " + result.words();
        boolean atOnce = planned.fault().lasts().isZero();
        happened.put(
                planned.number(),
                outcome(
                        planned,
                        result.hit() ? from : null,
                        result.hit() ? atOnce ? from : seconds() : null,
                        ongoing.what() + words,
                        false));
        if (!atOnce) {
            tell(planned, "over" + words);
        }
    }

    private static Happened outcome(Planned planned, Double from, Double until, String detail, boolean absent) {
        Fault fault = planned.fault();
        return new Happened(
                planned.number(),
                fault.kind(),
                fault.target(),
                fault.kills(),
                planned.at().toMillis() / 1e3,
                from,
                until,
                detail,
                absent);
    }

    private void tell(Planned planned, String what) {
        String now = FaultPlan.clock(Duration.ofNanos(System.nanoTime() - began));
        say.accept(String.format(
                "%s  %3d  %-22s %s: %s",
                now, planned.number(), planned.fault().target(), planned.fault().kind(), what));
    }
}
