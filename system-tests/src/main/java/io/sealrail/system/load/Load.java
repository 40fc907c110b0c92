package io.sealrail.system.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.sealrail.system.client.Demo;

/**
 * A steady mix of what clients of the three APIs do. Each caller makes one step after the other and never faster to make up for
 * time lost, so that nothing waits here; whoever cannot be answered tries again as a careful client does. What a caller chooses
 * depends on the seed and on what it was answered; when it does so, on the clock.
 */
public final class Load implements AutoCloseable {

    private static final double STEPS_PER_SECOND = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LAST_TRIES = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(120);
    private static final int SHELF = 40;

    private final Demo demo;
    private final Ledger ledger;
    private final long seed;
    private final int callers;
    private final long intervalNanos;
    private final Patience patience = new Patience(PATIENCE, FIRST_PAUSE);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /** At the usual rate, which brings about 25 credentials a second while nothing is at fault. */
    public Load(Demo demo, Ledger ledger, long seed, int callers) {
        this(demo, ledger, seed, callers, STEPS_PER_SECOND);
    }

    /**
     * At a rate of its own.
     *
     * @param callers how many steps may be under way at once
     * @param stepsPerSecond of all callers together, at most; most steps are one or two calls
     */
    public Load(Demo demo, Ledger ledger, long seed, int callers, double stepsPerSecond) {
        this.demo = demo;
        this.ledger = ledger;
        this.seed = seed;
        this.callers = callers;
        this.intervalNanos = (long) (TimeUnit.SECONDS.toNanos(1) * callers / stepsPerSecond);
    }

    public void start() {
        Door door = new Door(demo);
        Careful careful = new Careful(ledger, patience);
        List<Kit> kits = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            Random random = new Random(seed * 1_000_003 + caller);
            Names names = new Names(run, caller);
            kits.add(new Kit(door, careful, ledger, random, names, new Shelf<>(SHELF), new Shelf<>(SHELF), crowd));
        }
        for (int caller = 0; caller < callers; caller++) {
            Kit kit = kits.get(caller);
            long first = intervalNanos * caller / callers;
            threads.submit(() -> call(kit, first));
        }
    }

    private void call(Kit kit, long first) {
        Mix mix = Mix.of(kit);
        long next = System.nanoTime() + first;
        while (!isStopped(next - System.nanoTime())) {
            next = Math.max(next + intervalNanos, System.nanoTime());
            step(mix.next(kit.random()));
        }
    }

    private void step(Mix.Step step) {
        try {
            step.run().run();
        } catch (RuntimeException e) {
            ledger.odd("the step \"" + step.name() + "\" of the load failed: " + e);
        }
    }

    private boolean isStopped(long waitNanos) {
        try {
            return stopped.await(Math.max(waitNanos, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** How many credentials answers spoke of so far. */
    public long accepted() {
        return ledger.accepted();
    }

    /** Begins no step any more, and returns when the calls under way have been answered or given up; what is in doubt stays so. */
    public void stop() {
        patience.endIn(LAST_TRIES);
        stopped.countDown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
                ledger.odd("calls of the load were still under way two minutes after its end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
            crowd.shutdownNow();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
