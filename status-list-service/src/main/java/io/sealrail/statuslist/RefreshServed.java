package io.sealrail.statuslist;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.sealrail.kit.replay.ReplayGate;
import io.sealrail.kit.work.Backoff;

/**
 * Looks for new versions again and again, in every replica, as soon as the database is known to hold what was published: the
 * versions of a backup are not to be served. While PostgreSQL is away the last ones stay served.
 */
@ApplicationScoped
class RefreshServed {

    private static final Logger log = Logger.getLogger(RefreshServed.class);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final ServedLists servedLists;
    private final ReplayGate gate;
    private final Duration pause;
    private volatile boolean stopped;
    private int failures;

    RefreshServed(Vertx vertx, ServedLists servedLists, ReplayGate gate, StatusListConfig config) {
        this.vertx = vertx;
        this.servedLists = servedLists;
        this.gate = gate;
        this.pause = config.poll();
    }

    void start(@Observes StartupEvent event) {
        gate.opened().subscribe().with(ignored -> again(Duration.ZERO));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void look() {
        servedLists.refresh().ifNoItem().after(LONGEST_LOOK).fail().subscribe().with(ignored -> looked(), this::failed);
    }

    private void looked() {
        if (failures > 0) {
            log.infof("status lists are looked up again failures=%d", failures);
        }
        failures = 0;
        again(pause);
    }

    private void failed(Throwable failure) {
        failures++;
        if (failures == 1 && !stopped) {
            log.warnf("status lists cannot be looked up, the last ones stay served cause=%s", failure);
        }
        again(Backoff.after(failures));
    }

    private void again(Duration after) {
        if (!stopped) {
            vertx.setTimer(Math.max(1, after.toMillis()), ignored -> look());
        }
    }
}
