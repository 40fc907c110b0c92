package io.sealrail.issuance.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.kit.lease.LeasedLoop;

/** Drives on by itself what is not on chain by its deadline; one replica at a time. */
@ApplicationScoped
class RedriveLate {

    static final String LEASE = "redrive-late";

    private static final Logger LOG = Logger.getLogger(RedriveLate.class);

    private final LeasedLoop loops;
    private final RedriveConfig config;
    private final LateCredentials credentials;
    private final LateLeaves leaves;
    private final RedriveCredentials redrive;

    RedriveLate(
            LeasedLoop loops,
            RedriveConfig config,
            LateCredentials credentials,
            LateLeaves leaves,
            RedriveCredentials redrive) {
        this.loops = loops;
        this.config = config;
        this.credentials = credentials;
        this.leaves = leaves;
        this.redrive = redrive;
    }

    void start(@Observes StartupEvent event) {
        if (leaves.configured()) {
            loops.start(LEASE, config.every(), lease -> driveOn().replaceWith(false));
        } else {
            LOG.warn("late credentials are not driven on: onchain-worker's address or the internal token is not set");
        }
    }

    /** How many credentials were asked about. */
    Uni<Integer> driveOn() {
        return credentials
                .due(config.mostTimes(), config.atOnce())
                .flatMap(late -> late.isEmpty()
                        ? Uni.createFrom().item(0)
                        : redrive.redrive(late, false)
                                .invoke(told -> LOG.warnf("late credentials were asked about count=%d", told.size()))
                                .map(told -> late.size()));
    }
}
