package io.sealrail.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sealrail.stack.StackException;

/**
 * Keeps parts running: starts them together, starts a part that ended again and says so, gives up on one that does not
 * come back, ends all of them in reverse order. Its pid files and a guard process see to it that no part outlives it.
 */
public final class Supervisor implements AutoCloseable {

    private static final int FAILED_STARTS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Duration pause;
    private final Path pids;
    private final Path logs;
    private final Consumer<String> say;
    private final Consumer<StackException> giveUp;
    private final List<List<RunningPart>> tiers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService restarts = Executors.newScheduledThreadPool(16, Supervisor::daemon);
    private final Process guard;
    private volatile boolean closing;

    /**
     * @param directory holds {@code pids/} and {@code logs/}
     * @param say told one line about every end and return of a part
     * @param giveUp told once when a part does not come back
     */
    public Supervisor(Path directory, Consumer<String> say, Consumer<StackException> giveUp) throws IOException {
        this(directory, say, giveUp, PAUSE);
    }

    /** With another pause, which is taken once for each failed start before. */
    Supervisor(Path directory, Consumer<String> say, Consumer<StackException> giveUp, Duration pause)
            throws IOException {
        this.pause = pause;
        this.pids = directory.resolve("pids");
        this.logs = directory.resolve("logs");
        this.say = say;
        this.giveUp = giveUp;
        Files.createDirectories(logs);
        PidFile.endLeftovers(pids);
        guard = Guard.watch(pids);
    }

    /** Starts these parts at the same time and returns when all of them answer. */
    public void start(List<? extends Part> parts) {
        List<RunningPart> tier = new ArrayList<>();
        parts.forEach(part -> tier.add(new RunningPart(part, pids, logs.resolve(part.name() + ".log"))));
        tiers.add(tier);
        try {
            CompletableFuture.allOf(tier.stream()
                            .map(part -> CompletableFuture.runAsync(() -> startFirst(part), restarts))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackException ? (StackException) e.getCause() : e;
        }
    }

    private void startFirst(RunningPart running) {
        long began = System.nanoTime();
        launch(running);
        running.awaitAnswer();
        running.answered = true;
        say.accept(running.part.name() + " answers after " + seconds(began));
    }

    private void launch(RunningPart running) {
        try {
            running.launch().thenAccept(status -> ended(running, status));
        } catch (IOException e) {
            throw new StackException(running.part.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void ended(RunningPart running, int status) {
        if (closing || !running.answered) {
            return;
        }
        running.failedStarts++;
        if (running.failedStarts > FAILED_STARTS) {
            giveUp.accept(new StackException(running.part.name() + " ended " + running.failedStarts
                    + " times in a row before it answered; its log is " + running.log() + LogTail.of(running.log())));
            return;
        }
        say.accept(running.part.name() + " ended (" + reason(status) + "), starting it again");
        Duration delay = running.failedStarts == 1 ? Duration.ZERO : pause.multipliedBy(running.failedStarts);
        restarts.schedule(() -> restart(running), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart(RunningPart running) {
        if (closing) {
            return;
        }
        long began = System.nanoTime();
        try {
            launch(running);
        } catch (StackException e) {
            giveUp.accept(e);
            return;
        }
        awaitReturn(running, began);
    }

    /** Who was there before has nothing wrong with it: it is waited for, however busy the machine is. */
    private void awaitReturn(RunningPart running, long began) {
        int launched = running.launches;
        while (!closing) {
            try {
                running.awaitAnswer();
                running.failedStarts = 0;
                say.accept(running.part.name() + " is back after " + seconds(began));
                return;
            } catch (StackException notYet) {
                if (!running.isAlive() || running.launches != launched) {
                    return;
                }
                say.accept(running.part.name() + " does not answer after " + seconds(began));
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        restarts.shutdownNow();
        List<List<RunningPart>> reversed = new ArrayList<>(tiers);
        Collections.reverse(reversed);
        reversed.forEach(tier -> tier.parallelStream().forEach(RunningPart::stop));
        guard.destroy();
    }

    private static String reason(int status) {
        return status > 128 ? "signal " + (status - 128) : "status " + status;
    }

    private static String seconds(long began) {
        return String.format("%.1f s", (System.nanoTime() - began) / 1e9);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stack-supervisor");
        thread.setDaemon(true);
        return thread;
    }
}
