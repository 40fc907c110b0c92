package io.sealrail.kit.work;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Work that goes on to its end when the client hangs up. Cancelling a running transaction loses its pooled connection
 * (quarkusio/quarkus#51576, hibernate/hibernate-reactive#4133) until none is left, so every resource starts its writes, and
 * its reads through Hibernate, with {@link #run}.
 */
public final class Detached {

    private Detached() {}

    /** Starts the work when subscribed to; a cancellation ends the waiting, never the work. */
    public static <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
    }
}
