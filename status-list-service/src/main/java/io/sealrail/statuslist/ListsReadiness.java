package io.sealrail.statuslist;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that has not read the lists yet must not answer for them. */
@Readiness
@ApplicationScoped
@NonBlocking
class ListsReadiness implements HealthCheck {

    private final ServedLists servedLists;

    ListsReadiness(ServedLists servedLists) {
        this.servedLists = servedLists;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("status-lists")
                .status(servedLists.loaded())
                .build();
    }
}
