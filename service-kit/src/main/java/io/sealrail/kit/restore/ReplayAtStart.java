package io.sealrail.kit.restore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.sealrail.events.Topics;
import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.kit.replay.OwnEvents;
import io.sealrail.kit.replay.ReplayGate;

/**
 * Opens the {@link ReplayGate} once the service's own topics hold nothing that its database has not. Of processes that start
 * together one reads at a time, under a lease; those after it find nothing left.
 *
 * <p>While Kafka is away the process waits, for only Kafka can tell whether the database was set back; unless another process,
 * which is through, is at work on the database.
 */
@ApplicationScoped
public class ReplayAtStart {

    private static final Logger LOG = Logger.getLogger(ReplayAtStart.class);
    private static final String LEASE = "replay";
    private static final Duration NO_PAUSE = Duration.ofMillis(1);

    private final List<OwnEvents<?>> own;
    private final ReplayOwnTopic replay;
    private final PublishedOffsets published;
    private final ReplayGate gate;
    private final LeasedLoop loops;
    private final boolean enabled;
    private final Deque<OwnEvents<?>> waiting = new ArrayDeque<>();

    private LeasedLoop.Running running;

    ReplayAtStart(
            @All List<OwnEvents<?>> own,
            ReplayOwnTopic replay,
            PublishedOffsets published,
            ReplayGate gate,
            LeasedLoop loops,
            @ConfigProperty(name = "sealrail.replay.enabled", defaultValue = "true") boolean enabled) {
        this.own = own;
        this.replay = replay;
        this.published = published;
        this.gate = gate;
        this.loops = loops;
        this.enabled = enabled;
    }

    void onStart(@Observes StartupEvent event) {
        own.stream().sorted(Comparator.comparingInt(OwnEvents::order)).forEach(waiting::add);
        if (!enabled || waiting.isEmpty()) {
            gate.open();
            return;
        }
        gate.waitFor("its turn to read its own topics");
        running = loops.startBeforeReplay(LEASE, NO_PAUSE, this::step);
    }

    /** One topic a step. */
    Uni<Boolean> step(Lease lease) {
        OwnEvents<?> next = waiting.peek();
        if (next == null) {
            return Uni.createFrom().item(false).invoke(this::end);
        }
        gate.waitFor("its own events on " + Topics.of(next.type()));
        return replay.replay(next)
                .invoke(events -> restored(next, events))
                .replaceWith(true)
                .onFailure()
                .recoverWithUni(this::unlessOthersWork);
    }

    private void restored(OwnEvents<?> own, long events) {
        LOG.infof("own topic read topic=%s beyond=%d", Topics.of(own.type()), events);
        waiting.remove();
    }

    private Uni<Boolean> unlessOthersWork(Throwable failure) {
        return published.othersWork(LEASE).flatMap(others -> {
            if (!others) {
                return Uni.createFrom().failure(failure);
            }
            LOG.warn("own topics cannot be read, another process works on this database: starting");
            waiting.clear();
            return Uni.createFrom().item(true);
        });
    }

    private void end() {
        gate.open();
        running.stop().subscribe().with(ignored -> {});
    }
}
