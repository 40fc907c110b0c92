package io.sealrail.kit.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.OwnContext;
import io.sealrail.kit.work.WithoutMessages;

/** One loop of {@link LeasedLoop}. All of its state belongs to its event-loop context. */
final class LoopUnderLease implements LeasedLoop.Running {

    private static final Logger LOG = Logger.getLogger(LoopUnderLease.class);

    private final Vertx vertx;
    private final Leases leases;
    private final String name;
    private final Duration pause;
    private final Function<Lease, Uni<Boolean>> step;
    private final Context eventLoop;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private volatile Lease lease;
    private volatile long failedSteps;
    private volatile boolean started;
    private volatile long turnedAt;
    private long renewedAt;
    private volatile boolean lost;
    private boolean stopping;
    private boolean busy;
    private boolean woken;
    private int failures;
    private long nextTimer = -1;
    private long renewTimer = -1;

    LoopUnderLease(Vertx vertx, Leases leases, String name, Duration pause, Function<Lease, Uni<Boolean>> step) {
        this.vertx = vertx;
        this.leases = leases;
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.eventLoop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Whether it holds its lease, as far as it knows. */
    boolean holds() {
        return lease != null && !lost;
    }

    long failedSteps() {
        return failedSteps;
    }

    String name() {
        return name;
    }

    /** Whether the step that runs, or the wait for the next, has lasted longer than this. */
    boolean isStuckFor(Duration duration) {
        return started && System.nanoTime() - turnedAt > duration.toNanos();
    }

    void start() {
        turnedAt = System.nanoTime();
        started = true;
        eventLoop.runOnContext(ignored -> next());
    }

    @Override
    public void wake() {
        eventLoop.runOnContext(ignored -> {
            woken = true;
            if (!busy && failures == 0 && lease != null && vertx.cancelTimer(nextTimer)) {
                next();
            }
        });
    }

    @Override
    public Uni<Void> stop() {
        eventLoop.runOnContext(ignored -> {
            boolean first = !stopping;
            stopping = true;
            if (first && !busy) {
                end();
            }
        });
        return Uni.createFrom().completionStage(stopped);
    }

    private void next() {
        turnedAt = System.nanoTime();
        busy = true;
        if (stopping) {
            end();
            return;
        }
        if (lost) {
            dropLease();
        }
        if (lease == null) {
            long asked = System.nanoTime();
            onLoop(() -> leases.acquire(name), answer -> acquired(answer, asked), this::failed);
        } else {
            woken = false;
            onLoop(() -> step.apply(lease), this::stepped, this::failed);
        }
    }

    private void acquired(Optional<Lease> answer, long asked) {
        failures = 0;
        if (answer.isEmpty()) {
            again(leases.duration().dividedBy(6));
            return;
        }
        lease = answer.get();
        renewedAt = asked;
        renewTimer = vertx.setPeriodic(leases.duration().toMillis() / 3, ignored -> renew());
        LOG.infof("lease acquired name=%s token=%d", name, lease.token());
        again(Duration.ZERO);
    }

    private void stepped(Boolean more) {
        failures = 0;
        again(more || woken ? Duration.ZERO : pause);
    }

    private void failed(Throwable failure) {
        failures++;
        failedSteps = failedSteps + 1;
        LOG.warnf(
                "leased step failed, it is tried again name=%s failures=%d kind=%s",
                name, failures, WithoutMessages.kind(failure));
        LOG.debug("leased step failed", WithoutMessages.of(failure));
        again(Backoff.after(failures));
    }

    private void again(Duration after) {
        turnedAt = System.nanoTime();
        busy = false;
        if (stopping) {
            end();
        } else if (after.isZero()) {
            eventLoop.runOnContext(ignored -> next());
        } else {
            nextTimer = vertx.setTimer(Math.max(1, after.toMillis()), ignored -> next());
        }
    }

    private void renew() {
        Lease renewed = lease;
        long asked = System.nanoTime();
        onLoop(
                () -> leases.renew(renewed),
                held -> {
                    if (held) {
                        renewedAt = asked;
                    } else {
                        lose(renewed);
                    }
                },
                failure -> {
                    if (System.nanoTime() - renewedAt > leases.duration().toNanos()) {
                        lose(renewed);
                    }
                });
    }

    private void lose(Lease gone) {
        if (gone == lease && !lost) {
            LOG.warnf("lease lost name=%s token=%d", name, gone.token());
            lost = true;
            vertx.cancelTimer(renewTimer);
        }
    }

    private void dropLease() {
        vertx.cancelTimer(renewTimer);
        lease = null;
        lost = false;
    }

    private void end() {
        vertx.cancelTimer(nextTimer);
        if (lease == null) {
            stopped.complete(null);
            return;
        }
        Lease held = lease;
        dropLease();
        onLoop(() -> leases.release(held), ignored -> stopped.complete(null), ignored -> stopped.complete(null));
    }

    private <T> void onLoop(Supplier<Uni<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        OwnContext.run(eventLoop, work)
                .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
                .subscribe()
                .with(done, failed);
    }
}
