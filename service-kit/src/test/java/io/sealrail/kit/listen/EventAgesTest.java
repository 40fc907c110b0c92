package io.sealrail.kit.listen;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EventAgesTest {

    private static final Instant NOW = Instant.parse("2026-01-19T07:18:45Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventAges ages = new EventAges(meters, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void measuresFromTheCommitOfTheEvent() {
        ages.applied(record("2026-01-19T07:18:42.500Z"));
        ages.applied(record("2026-01-19T07:18:46Z"));
        assertEquals(
                2, meters.get("sealrail.event.age").tag("topic", "t").timer().count());
        assertEquals(
                2.5, meters.get("sealrail.event.age").tag("topic", "t").timer().totalTime(TimeUnit.SECONDS));
    }

    @Test
    void doesNotCountWhatComesWithoutTime() {
        ages.applied(record("yesterday"));
        ages.applied(new ConsumerRecord<>("t", 0, 0, "key", "value"));
        assertTrue(meters.getMeters().isEmpty());
    }

    private static ConsumerRecord<String, String> record(String time) {
        ConsumerRecord<String, String> record = new ConsumerRecord<>("t", 0, 0, "key", "value");
        record.headers().add("ce_time", time.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
