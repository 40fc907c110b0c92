package io.sealrail.kit.fetch;

import java.util.function.Supplier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Where a call over HTTP begins. The answer to one that began on any other thread is handed over in a later turn of the event loop,
 * by which its body may have gone by: nobody reads it then.
 */
public final class OnEventLoop {

    private OnEventLoop() {}

    /**
     * Begins the call on the event loop of the caller's context, or of a new one where the caller has none; fails as the call does, or its
     * beginning.
     */
    public static <T> Future<T> begin(Vertx vertx, Supplier<Future<T>> call) {
        Promise<T> result = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(ignored ->
                        Future.succeededFuture().compose(begun -> call.get()).onComplete(result));
        return result.future();
    }
}
