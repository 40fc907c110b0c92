package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Measures how long it takes from the commit of a status change until this replica serves a version that shows it, for the
 * changes that this replica consumed. Nothing but the measurement is lost with the process.
 */
@ApplicationScoped
class RevokeToVisible {

    private static final int MOST_WAITING = 100_000;

    /**
     * A change that is not visible yet.
     *
     * @param changes the version that covers this many changes of the list shows it
     * @param changedAt when it was committed
     */
    record Change(String listId, long changes, Instant changedAt) {}

    private final Deque<Change> waiting = new ArrayDeque<>();
    private final Map<String, Long> covered = new HashMap<>();
    private final Timer timer;
    private final Clock clock;

    RevokeToVisible(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.timer = Timer.builder("sealrail.status.revoke.to.visible")
                .description("From the commit of a status change until this replica serves it")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
    }

    /** The version that shows them may be served already: it can be built before the commit is known here. */
    synchronized void changed(List<Change> changes) {
        for (Change change : changes) {
            if (change.changes() <= covered.getOrDefault(change.listId(), 0L)) {
                record(change);
            } else if (waiting.size() < MOST_WAITING) {
                waiting.add(change);
            }
        }
    }

    /** This replica serves a version from now on that covers so many changes of the list. */
    synchronized void served(String listId, long coveredChanges) {
        covered.put(listId, coveredChanges);
        for (Iterator<Change> changes = waiting.iterator(); changes.hasNext(); ) {
            Change change = changes.next();
            if (change.listId().equals(listId) && change.changes() <= coveredChanges) {
                record(change);
                changes.remove();
            }
        }
    }

    private void record(Change change) {
        timer.record(Duration.between(change.changedAt(), clock.instant()));
    }
}
