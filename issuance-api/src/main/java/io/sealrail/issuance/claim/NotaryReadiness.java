package io.sealrail.issuance.claim;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that has just started gets no calls before it has tried to connect to its sources. */
@Readiness
@ApplicationScoped
@NonBlocking
class NotaryReadiness implements HealthCheck {

    private final NotaryRules rules;

    NotaryReadiness(NotaryRules rules) {
        this.rules = rules;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("notary-sources")
                .status(rules.connected())
                .build();
    }
}
