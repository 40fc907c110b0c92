package io.sealrail.kit.outbox;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutboxDepthTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void isFullByNumberOrByAge() {
        assertFalse(depth(9, Duration.ofHours(23)).reaches(10, DAY));
        assertTrue(depth(10, Duration.ZERO).reaches(10, DAY));
        assertTrue(depth(1, DAY).reaches(10, DAY));
    }

    @Test
    void isNotFullWhenNothingWaits() {
        assertFalse(depth(0, Duration.ZERO).reaches(10, Duration.ZERO));
    }

    private static OutboxRows.Depth depth(long events, Duration oldest) {
        return new OutboxRows.Depth(events, oldest);
    }
}
