package io.sealrail.kit.lease;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.sealrail.kit.replay.ReplayGate;

/**
 * Runs work that only one process at a time may do: the outbox relay, the sender of anchors, the publisher of lists.
 *
 * <p>A loop waits for its lease, then runs its step again and again while it renews the lease every third of its duration. A
 * process that dies is replaced after the lease's duration, one that stops releases it at once. A process that was stalled
 * beyond its lease may still be inside a step: the step must put {@link Lease#fence()} into its writes, and whatever it sends
 * elsewhere must be harmless when it is sent twice.
 */
@ApplicationScoped
public class LeasedLoop {

    private static final Logger LOG = Logger.getLogger(LeasedLoop.class);
    private static final Duration LONGEST_STEP_AT_SHUTDOWN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Leases leases;
    private final MeterRegistry meters;
    private final ReplayGate gate;
    private final List<LoopUnderLease> running = new CopyOnWriteArrayList<>();
    private final List<LoopUnderLease> watched = new CopyOnWriteArrayList<>();

    LeasedLoop(Vertx vertx, Leases leases, MeterRegistry meters, ReplayGate gate) {
        this.vertx = vertx;
        this.leases = leases;
        this.meters = meters;
        this.gate = gate;
    }

    /** A loop that was started. */
    public interface Running {

        /**
         * Ends the pause early if this process holds the lease: what was committed before the call is found by a step that
         * starts after it. Pauses after failures are not cut short.
         */
        void wake();

        /** Lets the current step end, releases the lease and completes; never fails. */
        Uni<Void> stop();
    }

    /**
     * Starts a loop as soon as the process has replayed its own events; it stops with the application.
     *
     * @param leaseName the name of the lease, one loop per name and process
     * @param pause how long to wait after a step that found nothing more to do
     * @param step called on a Vert.x context of its own (Hibernate Reactive works in it), never twice at once; true = there is
     *     more to do, go again at once; false = pause; a failure is logged and tried again after a pause that grows to 5 s
     */
    public Running start(String leaseName, Duration pause, Function<Lease, Uni<Boolean>> step) {
        LoopUnderLease loop = new LoopUnderLease(vertx, leases, leaseName, pause, step);
        watched.add(loop);
        return startBehindGate(loop);
    }

    /** Starts a loop as {@link #start} does whose step may wait without limit for a part that is away: it is never stuck. */
    public Running startPatient(String leaseName, Duration pause, Function<Lease, Uni<Boolean>> step) {
        return startBehindGate(new LoopUnderLease(vertx, leases, leaseName, pause, step));
    }

    private Running startBehindGate(LoopUnderLease loop) {
        running.add(loop);
        measureHolding(loop);
        measureFailures(loop);
        gate.opened().subscribe().with(ignored -> loop.start());
        return loop;
    }

    /** The leases of the loops of {@link #start} whose step has neither ended nor failed for longer than this. */
    public List<String> stuckFor(Duration duration) {
        return watched.stream()
                .filter(loop -> loop.isStuckFor(duration))
                .map(LoopUnderLease::name)
                .toList();
    }

    /** Starts the one loop that does not wait for the {@link ReplayGate}: the one that opens it. */
    public Running startBeforeReplay(String leaseName, Duration pause, Function<Lease, Uni<Boolean>> step) {
        LoopUnderLease loop = new LoopUnderLease(vertx, leases, leaseName, pause, step);
        running.add(loop);
        measureFailures(loop);
        loop.start();
        return loop;
    }

    /** Summed over all replicas, a lease that nobody holds is 0: nobody does its work. */
    private void measureHolding(LoopUnderLease loop) {
        Gauge.builder("sealrail.lease.held", loop, running -> running.holds() ? 1 : 0)
                .description("Whether this replica holds the lease")
                .tag("name", loop.name())
                .register(meters);
    }

    private void measureFailures(LoopUnderLease loop) {
        FunctionCounter.builder("sealrail.lease.failures", loop, LoopUnderLease::failedSteps)
                .description("Steps under the lease that failed and were tried again")
                .tag("name", loop.name())
                .register(meters);
    }

    void onShutdown(@Observes ShutdownEvent event) {
        if (running.isEmpty()) {
            return;
        }
        List<Uni<Void>> ends = running.stream().map(LoopUnderLease::stop).toList();
        Uni.join()
                .all(ends)
                .andFailFast()
                .ifNoItem()
                .after(LONGEST_STEP_AT_SHUTDOWN)
                .recoverWithItem(() -> {
                    LOG.warn("a leased step did not end in time, its lease will expire");
                    return List.of();
                })
                .await()
                .indefinitely();
    }
}
