package io.sealrail.issuance.issuer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.sealrail.kit.replay.ReplayGate;
import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Has the platform's issuer made when the service starts and has replayed its own events. While the database is in trouble it tries again and says so; the service
 * is not ready until it is there. A public URL that allows no did:web ends the start at once.
 */
@Readiness
@ApplicationScoped
public class StartPlatformIssuer implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(StartPlatformIssuer.class);

    private final PlatformIssuer platformIssuer;
    private final EstablishPlatformIssuer establish;
    private final ReplayGate gate;
    private volatile boolean established;
    private Cancellable attempts = () -> {};

    StartPlatformIssuer(PlatformIssuer platformIssuer, EstablishPlatformIssuer establish, ReplayGate gate) {
        this.platformIssuer = platformIssuer;
        this.establish = establish;
        this.gate = gate;
    }

    void onStart(@Observes StartupEvent event) {
        String did = platformIssuer.did();
        attempts = gate.opened()
                .chain(establish::establish)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the platform's issuer not made yet, will try again issuerDid=%s kind=%s",
                        did, WithoutMessages.kind(failure)))
                .onFailure()
                .retry()
                .withBackOff(Backoff.FIRST, Backoff.LONGEST)
                .indefinitely()
                .invoke(made -> LOG.infof("the platform's issuer is there issuerDid=%s new=%s", did, made))
                .subscribe()
                .with(made -> established = true);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("platform-issuer").status(established).build();
    }

    @PreDestroy
    void stop() {
        attempts.cancel();
    }
}
