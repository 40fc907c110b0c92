package io.sealrail.issuance;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

import io.sealrail.kit.work.OwnContext;

/**
 * The one way to the database for what Panache serves. The work runs on a Vert.x context of its own to its end: a client that
 * hangs up cancels nothing, so that no connection is lost half-way (hibernate/hibernate-reactive#4133), and callers of any
 * kind, timers and listeners included, may use it.
 */
@ApplicationScoped
public class Transactions {

    private final Vertx vertx;

    Transactions(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work in a session and a transaction that commits when the work succeeds. */
    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return detached(() -> Panache.withTransaction(work));
    }

    /** Runs the work in a session without a transaction. */
    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return detached(() -> Panache.withSession(work));
    }

    /** Runs the work, once for each subscription, whatever becomes of the subscriber. */
    public <T> Uni<T> detached(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() ->
                        CallerContext.await(OwnContext.run(eventLoop(), work).subscribeAsCompletionStage()));
    }

    private Context eventLoop() {
        Context current = Vertx.currentContext();
        return current != null && current.isEventLoopContext()
                ? current
                : ((VertxInternal) vertx).createEventLoopContext();
    }
}
