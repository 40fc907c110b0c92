package io.sealrail.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.sample.TopicReader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@OnStack
class EventPublisherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @Test
    void stopsAtTheFirstRefusedRecordAndPublishesTheNextBatch() {
        String key = UUID.randomUUID().toString();
        Uni<Map<TopicPartition, Long>> refused =
                publisher.publish(List.of(record(key, "1"), record(key, "x".repeat(2 << 20)), record(key, "3")));
        assertThrows(RecordTooLargeException.class, () -> refused.await().atMost(PATIENCE));
        publisher.publish(List.of(record(key, "4"))).await().atMost(PATIENCE);
        try (TopicReader reader = new TopicReader(bootstrap, prefix + Topics.BATCH_SEALED)) {
            List<String> values = reader.await(1, record -> record.value().equals("4")).stream()
                    .map(record -> record.value())
                    .toList();
            assertEquals(List.of("4"), values);
            assertEquals(
                    0,
                    reader.all().stream()
                            .filter(record -> record.value().equals("3"))
                            .count());
        }
    }

    /** As the channels are: by {@code kafka.security.protocol} and its like. */
    @Test
    void isToldHowToReachKafka() {
        EventPublisher secured =
                new EventPublisher(Map.of("bootstrap.servers", bootstrap, "security.protocol", "no such protocol"));
        Uni<Map<TopicPartition, Long>> refused =
                secured.publish(List.of(record(UUID.randomUUID().toString(), "1")));
        assertThrows(ConfigException.class, () -> refused.await().atMost(PATIENCE));
        secured.stop();
    }

    private ProducerRecord<String, String> record(String key, String value) {
        return new ProducerRecord<>(prefix + Topics.BATCH_SEALED, key, value);
    }
}
