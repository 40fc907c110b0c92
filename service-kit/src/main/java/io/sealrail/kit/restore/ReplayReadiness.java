package io.sealrail.kit.restore;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.sealrail.kit.replay.ReplayGate;

/** Down, with what it waits for, until the process is known to hold what it has published. */
@Readiness
@ApplicationScoped
class ReplayReadiness implements HealthCheck {

    private final ReplayGate gate;

    ReplayReadiness(ReplayGate gate) {
        this.gate = gate;
    }

    @Override
    public HealthCheckResponse call() {
        return gate.isOpen()
                ? HealthCheckResponse.up("replay")
                : HealthCheckResponse.named("replay")
                        .down()
                        .withData("waiting-for", gate.waitingFor())
                        .build();
    }
}
