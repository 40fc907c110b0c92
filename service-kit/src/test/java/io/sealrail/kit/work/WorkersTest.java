package io.sealrail.kit.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Workers workers = new Workers();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        workers.stop();
        vertx.close();
    }

    @Test
    void worksOffTheEventLoopAndComesBackToIt() {
        Context context = vertx.getOrCreateContext();
        List<String> threads = Uni.createFrom()
                .<List<String>>emitter(emitter -> context.runOnContext(
                        ignored -> workers.onWorker(() -> Thread.currentThread().getName())
                                .map(worker -> List.of(worker, String.valueOf(Vertx.currentContext() == context)))
                                .subscribe()
                                .with(emitter::complete, emitter::fail)))
                .await()
                .atMost(PATIENCE);
        assertEquals(List.of("sealrail-worker", "true"), threads);
    }

    @Test
    void givesTheFailure() {
        Uni<Object> work = workers.onWorker(() -> {
            throw new IllegalStateException("broken");
        });
        assertThrows(IllegalStateException.class, () -> work.await().atMost(PATIENCE));
    }

    @Test
    void refusesWorkBeyondItsQueue() {
        CountDownLatch blocked = new CountDownLatch(1);
        int most = 4096 + Runtime.getRuntime().availableProcessors();
        IntStream.range(0, most)
                .forEach(i ->
                        workers.onWorker(() -> awaitOn(blocked)).subscribe().with(ignored -> {}));
        Uni<Boolean> oneTooMany = workers.onWorker(() -> true);
        assertThrows(RejectedExecutionException.class, () -> oneTooMany.await().atMost(PATIENCE));
        blocked.countDown();
        assertTrue(Uni.createFrom()
                .deferred(() -> workers.onWorker(() -> true))
                .onFailure(RejectedExecutionException.class)
                .retry()
                .withBackOff(Duration.ofMillis(10))
                .atMost(100)
                .await()
                .atMost(PATIENCE));
    }

    private static boolean awaitOn(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
