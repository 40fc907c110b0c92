package io.sealrail.statuslist;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.stage.StageTimes;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class RevokeToVisibleTest {

    @Inject
    StageTimes times;

    @Inject
    Told told;

    @Inject
    ListVersions versions;

    @Inject
    StatusEntries entries;

    @Test
    void countsEachChangeOnceInEveryReplica() {
        String list = told.list().listId();
        Replica one = new Replica();
        Replica other = new Replica();
        one.refresh();
        other.refresh();
        for (int index = 0; index < 3; index++) {
            told.say(Told.revoked(list, index));
        }
        Told.await().until(() -> Served.flatIndexes(list), Set.of(0, 1, 2)::equals);

        one.refresh();
        one.refresh();
        other.refresh();

        assertEquals(3, one.timer().count());
        assertEquals(3, other.timer().count());
        assertTrue(one.timer().max(TimeUnit.SECONDS) < 20);
        assertTrue(one.timer().totalTime(TimeUnit.MILLISECONDS) > 0);
    }

    @Test
    void countsNothingThatWasMadeBeforeTheReplicaRan() {
        String list = told.list().listId();
        told.say(Told.revoked(list, 7));
        Told.await().until(() -> Served.flatIndexes(list), Set.of(7)::equals);
        Replica late = new Replica();

        late.refresh();

        assertEquals(0, late.timer().count());
    }

    @Test
    void isScrapedAsHistogram() {
        String metrics = RestAssured.get("/q/metrics").asString();

        for (String line : List.of(
                "sealrail_status_revoke_to_visible_seconds_bucket{le=\"1.0\"}",
                "sealrail_status_revoke_to_visible_seconds_count",
                "sealrail_stage_done_total{stage=\"revocation-visible\"}",
                "sealrail_stage_overdue{stage=\"revocation-visible\"}")) {
            assertTrue(containsString(line).matches(metrics), line);
        }
    }

    /** What another process would serve from the same rows. */
    private final class Replica {

        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final ServedLists served = new ServedLists(
                versions, new RevokeToVisible(entries, times, meters), new VersionWaiters(), meters, Clock.systemUTC());

        void refresh() {
            served.refresh().await().indefinitely();
        }

        Timer timer() {
            return meters.get("sealrail.status.revoke.to.visible").timer();
        }
    }
}
