package io.sealrail.kit.listen;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * How old events are when they are applied: {@code sealrail.event.age}, from the commit that they tell of ({@code ce_time}), by
 * topic. With {@code sealrail.stage} of their publisher it tells a slow relay from a slow consumer.
 */
@ApplicationScoped
class EventAges {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Timer> byTopic = new ConcurrentHashMap<>();

    EventAges(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Never fails: what comes without a readable time is not counted. */
    void applied(ConsumerRecord<String, String> record) {
        Header time = record.headers().lastHeader("ce_time");
        if (time == null) {
            return;
        }
        try {
            Instant stored = Instant.parse(new String(time.value(), StandardCharsets.UTF_8));
            Duration age = Duration.between(stored, clock.instant());
            timer(record.topic()).record(age.isNegative() ? Duration.ZERO : age);
        } catch (DateTimeException e) {
            return;
        }
    }

    private Timer timer(String topic) {
        return byTopic.computeIfAbsent(topic, name -> Timer.builder("sealrail.event.age")
                .description("From the commit of an event until it was applied here")
                .tag("topic", name)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters));
    }
}
