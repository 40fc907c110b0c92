package io.sealrail.kit.fetch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class OnEventLoopTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void beginsThereWhoeverCalls() throws Exception {
        assertFalse(Context.isOnEventLoopThread());
        assertEquals(true, result(begin()));
        assertEquals(true, result(vertx.executeBlocking(() -> begin()).compose(begun -> begun)));
    }

    @Test
    void staysInTheCallersContext() throws Exception {
        Context caller = vertx.getOrCreateContext();
        Future<Context> seen = OnEventLoop.begin(vertx, () -> Future.succeededFuture(Vertx.currentContext()));
        assertSame(caller, result(seen));
    }

    @Test
    void staysInTheContextOfOneRequest() throws Exception {
        Context request = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        Promise<Context> seen = Promise.promise();
        request.runOnContext(ignored -> OnEventLoop.begin(vertx, () -> Future.succeededFuture(Vertx.currentContext()))
                .onComplete(seen));
        assertSame(request, result(seen.future()));
    }

    @Test
    void handsAFailureOn() {
        IllegalStateException why = new IllegalStateException("no");
        assertEquals(why, failure(() -> Future.failedFuture(why)));
        assertEquals(why, failure(() -> {
            throw why;
        }));
    }

    private Throwable failure(Supplier<Future<Object>> call) {
        Future<Object> failed = OnEventLoop.begin(vertx, call);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> failed.otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        return failed.cause();
    }

    private Future<Boolean> begin() {
        return OnEventLoop.begin(vertx, () -> Future.succeededFuture(Context.isOnEventLoopThread()));
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
