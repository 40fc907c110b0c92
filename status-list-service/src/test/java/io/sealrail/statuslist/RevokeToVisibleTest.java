package io.sealrail.statuslist;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RevokeToVisibleTest {

    private static final Instant NOW = Instant.parse("2026-01-19T07:18:45Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RevokeToVisible measured = new RevokeToVisible(meters, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void waitsForTheVersionThatCoversTheChange() {
        measured.changed(List.of(change("2", 7)));
        measured.served("2", 6);
        measured.served("3", 7);
        assertEquals(0, timer().count());

        measured.served("2", 8);
        measured.served("2", 9);

        assertEquals(1, timer().count());
        assertEquals(300, timer().totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void countsChangeThatWasServedBeforeItsCommitWasKnown() {
        measured.served("2", 7);

        measured.changed(List.of(change("2", 7)));

        assertEquals(1, timer().count());
    }

    private static RevokeToVisible.Change change(String list, long changes) {
        return new RevokeToVisible.Change(list, changes, NOW.minusMillis(300));
    }

    private Timer timer() {
        return meters.get("sealrail.status.revoke.to.visible").timer();
    }
}
