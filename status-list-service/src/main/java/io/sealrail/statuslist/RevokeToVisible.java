package io.sealrail.statuslist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageRows;
import io.sealrail.kit.stage.StageTimes;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Measures, in every replica, how long it takes from the commit of a status change until this replica serves a version that
 * shows it. Changes that were made while the replica was not running are not counted.
 */
@ApplicationScoped
class RevokeToVisible {

    private static final Logger log = Logger.getLogger(RevokeToVisible.class);

    private static final String NOT_PUBLISHED = """
            select coalesce(dirty_since, clock_timestamp()) as since, changes - published_changes as items
            from status_lists where changes > published_changes and version > 0 order by list_id""";

    private final StatusEntries entries;
    private final Timer timer;
    private final StageTimes times;

    RevokeToVisible(StatusEntries entries, StageTimes times, MeterRegistry registry) {
        this.entries = entries;
        this.times = times;
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

    /** Counts what is visible since the time of the steps. Never fails: it is only a measurement. */
    Uni<Void> served(List<ServedLists.Step> steps, Instant at) {
        return steps.isEmpty()
                ? Uni.createFrom().voidItem()
                : entries.shownBy(steps)
                        .invoke(changes -> changes.forEach(changed -> shown(changed, at)))
                        .onFailure()
                        .invoke(failure ->
                                log.debugf("changes were not measured kind=%s", WithoutMessages.kind(failure)))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    private void shown(Instant changed, Instant at) {
        timer.record(Duration.between(changed, at));
        times.done(PipelineStage.REVOCATION_VISIBLE, changed, at, 1);
    }

    /** Changes that were heard of and are not in a published version; with those that were not heard of the relay is late. */
    @Produces
    @Singleton
    static StageRows notPublished() {
        return new StageRows(PipelineStage.REVOCATION_VISIBLE, NOT_PUBLISHED);
    }
}
