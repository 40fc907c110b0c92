package io.sealrail.kit.fetch;

import java.util.concurrent.TimeUnit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

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
    void handsAFailureOn() {
        IllegalStateException why = new IllegalStateException("no");
        Future<Object> failed = OnEventLoop.begin(vertx, () -> Future.failedFuture(why));
        failed.otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
        assertEquals(why, failed.cause());
    }

    private Future<Boolean> begin() {
        return OnEventLoop.begin(vertx, () -> Future.succeededFuture(Context.isOnEventLoopThread()));
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
