package io.sealrail.kit.stage;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Looks every 5 s at what waits in each stage of this service, never when metrics are read. Each replica tells the same of the
 * database they share: take the greatest, not the sum.
 */
@ApplicationScoped
class StageWatch {

    private static final long EVERY_MILLIS = 5_000;

    /** Bounds the work of a look; more than this is told as this. */
    private static final int MOST_ROWS = 100_000;

    private static final String LOOK = """
            select coalesce(sum(items), 0)::bigint as items,
                coalesce(extract(epoch from clock_timestamp() - min(since)), 0)::float8 as oldest,
                coalesce(sum(items) filter (where since < clock_timestamp() - $1 * interval '1 millisecond'), 0)::bigint as overdue
            from (%s limit %d) waiting""";

    private final List<WatchedStage> stages;
    private final Pool pool;
    private final Vertx vertx;

    StageWatch(
            @All List<StageRows> rows,
            StageDeadlines deadlines,
            StageTimes times,
            MeterRegistry meters,
            Pool pool,
            Vertx vertx) {
        this.stages = rows.stream()
                .map(each -> new WatchedStage(
                        each.stage(),
                        deadlines.of(each.stage()),
                        LOOK.formatted(each.longestWaitingFirst(), MOST_ROWS),
                        meters))
                .toList();
        rows.forEach(each -> times.register(each.stage()));
        this.pool = pool;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent event) {
        vertx.setTimer(1, ignored -> lookAgain());
    }

    private void lookAgain() {
        Multi.createFrom()
                .iterable(stages)
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> vertx.setTimer(EVERY_MILLIS, ignored -> lookAgain()))
                .subscribe()
                .with(ignored -> {}, ignored -> {});
    }

    /** An outage of the database leaves the last answer standing, whose age goes on growing. */
    Uni<Void> look(WatchedStage stage) {
        return pool.preparedQuery(stage.query())
                .execute(Tuple.of(stage.deadline().toMillis()))
                .invoke(rows -> stage.saw(rows.iterator().next()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    List<WatchedStage> stages() {
        return stages;
    }
}
