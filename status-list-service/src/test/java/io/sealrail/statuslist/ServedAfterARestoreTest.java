package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.replay.ReplayGate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was published after the backup revoked more than the versions in the backup show: they are not served. */
class ServedAfterARestoreTest {

    private static final String LIST = "2";
    private static final Settings SETTINGS = new Settings(131_072);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Rows rows = new Rows();
    private final ServedLists lists = new ServedLists(
            rows, new RevokeToVisible(null, null, meters), new VersionWaiters(), meters, Clock.systemUTC());
    private final Vertx vertx = Vertx.vertx();
    private final ReplayGate gate = new ReplayGate();
    private final RefreshServed refresh = new RefreshServed(vertx, lists, gate, SETTINGS);

    @AfterEach
    void stop() {
        refresh.stop(null);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsNoListBeforeTheGateOpens() {
        refresh.start(null);
        vertx.executeBlocking(() -> null)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertEquals(0, rows.looks);
        assertFalse(lists.loaded());

        gate.open();

        Told.await().until(() -> lists.find(LIST).isPresent());
        assertTrue(lists.loaded());
    }

    @Test
    void servesAListNoMoreThatStandsBehind() {
        refresh();
        rows.behind = true;
        refresh();

        assertTrue(lists.find(LIST).isEmpty());
        Problem problem =
                assertThrows(Problem.class, () -> new StatusListResource(lists, SETTINGS).bitstring(LIST, null));
        assertEquals(503, problem.status());
    }

    @Test
    void keepsWhatWasPublishedWhileTheRowsWereRead() {
        rows.behind = true;
        lists.serve(List.of(version(16))).await().indefinitely();

        refresh();

        assertEquals(16, lists.find(LIST).orElseThrow().version());
    }

    private void refresh() {
        lists.refresh().await().atMost(Duration.ofSeconds(5));
    }

    private static ListVersion version(long version) {
        byte[] form = "{}".getBytes();
        return new ListVersion(LIST, version, 1, form, form, form, form, Instant.MAX, Instant.EPOCH);
    }

    /** One list, of which the backup has version 10. */
    private static final class Rows extends ListVersions {

        private volatile boolean behind;
        private volatile int looks;

        Rows() {
            super(null, SETTINGS, Clock.systemUTC());
        }

        @Override
        Uni<List<Standing>> standings() {
            looks++;
            return Uni.createFrom().item(List.of(new Standing(LIST, 10, null, behind)));
        }

        @Override
        Uni<List<ListVersion>> current(Collection<String> listIds) {
            return Uni.createFrom().item(List.of(version(10)));
        }
    }
}
