package io.sealrail.kit.work;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings a caller back to where it waited, whoever gives it the answer. */
public final class CallerContext {

    private CallerContext() {}

    /** Runs tasks on the Vert.x context of whoever asks for it now; at once where there is none. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
