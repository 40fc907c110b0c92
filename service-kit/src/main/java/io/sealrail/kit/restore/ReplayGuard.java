package io.sealrail.kit.restore;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.http.Problems;
import io.sealrail.kit.replay.ReplayGate;

/** Refuses every call until the {@link ReplayGate} is open, but for health and metrics: 503 with {@code Retry-After}. */
@ApplicationScoped
public class ReplayGuard {

    private static final int AFTER_THE_GUARDS = 950;
    private static final String TECHNICAL = "/q/";
    private static final Problem NOT_YET =
            Problem.of(503, "UNAVAILABLE", "the service is starting").retryAfter(Duration.ofSeconds(2));

    private final ReplayGate gate;
    private final Problems problems;

    ReplayGuard(ReplayGate gate, Problems problems) {
        this.gate = gate;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, AFTER_THE_GUARDS);
    }

    void guard(RoutingContext request) {
        if (gate.isOpen() || request.normalizedPath().startsWith(TECHNICAL)) {
            request.next();
        } else {
            request.request().resume();
            problems.respond(request, NOT_YET);
        }
    }
}
