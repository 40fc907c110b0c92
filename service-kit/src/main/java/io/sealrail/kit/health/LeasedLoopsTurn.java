package io.sealrail.kit.health;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import io.sealrail.kit.lease.LeasedLoop;

/**
 * Whether each loop under a lease still comes round. A step that fails because a part is away is over when it has failed; one
 * that has neither ended nor failed for so long waits for something that was lost.
 */
@Liveness
@ApplicationScoped
public class LeasedLoopsTurn implements HealthCheck {

    private final LeasedLoop loops;
    private final Duration longestStep;

    LeasedLoopsTurn(
            LeasedLoop loops,
            @ConfigProperty(name = "sealrail.health.longest-step", defaultValue = "10m") Duration longestStep) {
        this.loops = loops;
        this.longestStep = longestStep;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stuck = loops.stuckFor(longestStep);
        return HealthCheckResponse.named("leased-loops")
                .status(stuck.isEmpty())
                .withData("stuck", String.join(",", stuck))
                .build();
    }
}
