package io.sealrail.kit.health;

import java.time.Duration;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.sealrail.kit.work.Detached;

/** Asks a part that a process depends on. */
public final class Dependency {

    private Dependency() {}

    /** UP if the question is answered in time. Whoever asked does not wait longer; the question itself is not cancelled. */
    public static Uni<HealthCheckResponse> answer(String name, Supplier<Uni<?>> question, Duration patience) {
        return Detached.run(() -> question.get().replaceWith(true))
                .ifNoItem()
                .after(patience)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .map(up -> HealthCheckResponse.named(name).status(up).build());
    }
}
