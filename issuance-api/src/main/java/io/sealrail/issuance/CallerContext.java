package io.sealrail.issuance;

import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Waits for work that belongs to nobody in particular, and goes on where the one who waits was. */
public final class CallerContext {

    private CallerContext() {}

    /** The outcome, given on the Vert.x context of the subscriber; cancelling stops the waiting, not the work. */
    public static <T> Uni<T> await(CompletionStage<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = Vertx.currentContext();
            work.whenComplete((item, failure) -> {
                if (caller == null || caller == Vertx.currentContext()) {
                    emit(emitter, item, failure);
                } else {
                    caller.runOnContext(ignored -> emit(emitter, item, failure));
                }
            });
        });
    }

    private static <T> void emit(UniEmitter<? super T> emitter, T item, Throwable failure) {
        if (failure == null) {
            emitter.complete(item);
        } else {
            emitter.fail(failure);
        }
    }
}
