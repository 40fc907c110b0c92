package io.sealrail.kit.work;

import java.util.function.Supplier;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** Runs background work the way a request runs: on a duplicated Vert.x context of its own, where Hibernate Reactive works. */
public final class OwnContext {

    private OwnContext() {}

    /** Calls the work on a fresh duplicate of the given event-loop context and gives its result. */
    public static <T> Uni<T> run(Context eventLoop, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context own = VertxContext.createNewDuplicatedContext(eventLoop);
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(
                    ignored -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
