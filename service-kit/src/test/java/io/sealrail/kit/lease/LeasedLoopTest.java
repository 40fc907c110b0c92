package io.sealrail.kit.lease;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.replay.ReplayGate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class LeasedLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Longer than a machine that is busy with other things stands still. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    ReplayGate gate;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void goesOnAtOnceWhileThereIsMoreAndPausesAfterwards() {
        AtomicInteger steps = new AtomicInteger();
        LeasedLoop.Running loop = start("eager", Duration.ofMinutes(5), lease -> item(steps.incrementAndGet() < 50));
        await().until(() -> steps.get() == 50);
        stop(loop);
        assertEquals(50, steps.get());
    }

    @Test
    void endsThePauseWhenWoken() {
        AtomicInteger steps = new AtomicInteger();
        LeasedLoop.Running loop = start("woken", Duration.ofMinutes(5), lease -> item(steps.incrementAndGet() < 1));
        await().until(() -> steps.get() == 1);
        await().until(() -> {
            loop.wake();
            return steps.get() >= 2;
        });
        stop(loop);
    }

    @Test
    void stepsOnceMoreWhenWokenInsideAStep() {
        AtomicInteger steps = new AtomicInteger();
        AtomicReference<LeasedLoop.Running> loop = new AtomicReference<>();
        loop.set(start("woken-inside", Duration.ofMinutes(5), lease -> {
            boolean first = steps.incrementAndGet() == 1;
            return item(false).onItem().delayIt().by(SHORT).invoke(() -> {
                if (first) {
                    loop.get().wake();
                }
            });
        }));
        await().until(() -> steps.get() == 2);
        stop(loop.get());
    }

    @Test
    void runsStepsOneAtATimeAlsoAcrossProcesses() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger steps = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        Function<Lease, Uni<Boolean>> step = lease -> {
            overlapped.compareAndSet(false, inside.incrementAndGet() > 1);
            steps.incrementAndGet();
            return item(true).onItem().delayIt().by(Duration.ofMillis(5)).invoke(inside::decrementAndGet);
        };
        LeasedLoop.Running one = start("exclusive", Duration.ofMillis(1), step);
        LeasedLoop.Running two = start("exclusive", Duration.ofMillis(1), step);
        await().until(() -> steps.get() > 20);
        stop(one);
        int before = steps.get();
        await().until(() -> steps.get() > before + 20);
        stop(two);
        assertEquals(false, overlapped.get());
    }

    @Test
    void keepsTheLeaseThroughAStepLongerThanIt() {
        AtomicLong token = new AtomicLong();
        AtomicInteger ended = new AtomicInteger();
        LeasedLoop.Running loop = start("long", Duration.ofMinutes(5), lease -> {
            token.set(lease.token());
            return item(false).onItem().delayIt().by(LEASE.multipliedBy(2)).invoke(ended::incrementAndGet);
        });
        await().until(() -> ended.get() == 1);
        assertEquals(1, token.get());
        stop(loop);
    }

    @Test
    void triesAgainAfterFailures() {
        AtomicInteger steps = new AtomicInteger();
        LeasedLoop.Running loop = start("failing", Duration.ofMinutes(5), lease -> {
            if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("thrown");
            }
            return steps.get() == 2 ? Uni.createFrom().failure(new IllegalStateException("failed")) : item(false);
        });
        await().until(() -> steps.get() == 3);
        stop(loop);
        assertEquals(2, failures("failing"));
    }

    @Test
    void countsTheFailuresOfTheLoopThatOpensTheGate() {
        AtomicInteger steps = new AtomicInteger();
        LeasedLoop.Running loop = new LeasedLoop(vertx, leases(LEASE), meters, new ReplayGate())
                .startBeforeReplay(
                        "opening",
                        Duration.ofMinutes(5),
                        lease -> steps.incrementAndGet() == 1
                                ? Uni.createFrom().failure(new IllegalStateException("failed"))
                                : item(false));
        await().until(() -> steps.get() == 2);
        stop(loop);
        assertEquals(1, failures("opening"));
        assertNull(meters.find("sealrail.lease.held").tag("name", "opening").gauge());
    }

    @Test
    void startsOverWithNewTokenWhenTheLeaseWasTaken() {
        AtomicLong token = new AtomicLong();
        LeasedLoop.Running loop = start("taken", Duration.ofMillis(5), lease -> {
            token.set(lease.token());
            return item(false);
        });
        await().until(() -> token.get() == 1);
        pool.query("update leases set token = token + 1, expires_at = clock_timestamp() where name = 'taken'")
                .execute()
                .await()
                .atMost(PATIENCE);
        await().until(() -> token.get() == 3);
        stop(loop);
    }

    @Test
    void releasesTheLeaseWhenItStops() {
        LeasedLoop.Running loop = start("released", Duration.ofMillis(5), lease -> item(false));
        await().until(() ->
                leases(LEASE).acquire("released").await().atMost(PATIENCE).isEmpty());
        assertEquals(1, held("released"));
        stop(loop);
        assertEquals(0, held("released"));
        assertTrue(leases(LEASE).acquire("released").await().atMost(PATIENCE).isPresent());
    }

    @Test
    void letsHibernateWorkInTheStep() {
        AtomicInteger steps = new AtomicInteger();
        LeasedLoop.Running loop = start("hibernate", Duration.ofMinutes(5), lease -> Panache.withTransaction(() ->
                        Panache.getSession().flatMap(session -> session.createNativeQuery("select 1", Integer.class)
                                .getSingleResult()))
                .invoke(steps::addAndGet)
                .replaceWith(false));
        await().until(() -> steps.get() == 1);
        stop(loop);
    }

    private LeasedLoop.Running start(String name, Duration pause, Function<Lease, Uni<Boolean>> step) {
        return new LeasedLoop(vertx, leases(LEASE), meters, gate).start(name, pause, step);
    }

    private double failures(String name) {
        return meters.get("sealrail.lease.failures")
                .tag("name", name)
                .functionCounter()
                .count();
    }

    private double held(String name) {
        return meters.get("sealrail.lease.held").tag("name", name).gauge().value();
    }

    private Leases leases(Duration duration) {
        return new Leases(pool, duration);
    }

    private static void stop(LeasedLoop.Running loop) {
        loop.stop().await().atMost(PATIENCE);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
    }

    private static Uni<Boolean> item(boolean more) {
        return Uni.createFrom().item(more);
    }
}
