package io.sealrail.kit.work;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Takes CPU-heavy work (signing, canonicalisation, big lists) off the event loop, on as many threads as there are cores. */
@ApplicationScoped
public class Workers {

    private static final int WAITING = 4096;

    private final ThreadPoolExecutor threads;

    Workers() {
        int cores = Runtime.getRuntime().availableProcessors();
        threads = new ThreadPoolExecutor(
                cores, cores, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Workers::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the work on a worker thread and comes back to the caller's Vert.x context.
     *
     * @return the result; fails with what the work throws, and with {@link java.util.concurrent.RejectedExecutionException}
     *     (503 over HTTP) when more than 4096 pieces of work are waiting
     */
    public <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Executor back = CallerContext.executor();
            return Uni.createFrom().item(work).runSubscriptionOn(threads).emitOn(back);
        });
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "sealrail-worker");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
