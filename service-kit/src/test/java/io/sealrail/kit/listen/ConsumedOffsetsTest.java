package io.sealrail.kit.listen;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ConsumedOffsetsTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final int FAILURES = 50;

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void isStoredHoweverLongTheDatabaseIsAway() {
        ConsumedOffsets awayForLong = new ConsumedOffsets(null, SHORT, SHORT) {
            @Override
            Uni<Void> write(Tuple applied) {
                return tries.incrementAndGet() <= FAILURES
                        ? Uni.createFrom().failure(new IOException("away"))
                        : Uni.createFrom().voidItem();
            }
        };
        awayForLong.store(oneRecord()).await().atMost(Duration.ofSeconds(10));
        assertEquals(FAILURES + 1, tries.get());
    }

    private static ConsumerRecords<String, String> oneRecord() {
        TopicPartition partition = new TopicPartition("topic", 0);
        return new ConsumerRecords<>(
                Map.of(partition, List.of(new ConsumerRecord<>("topic", 0, 41, "key", "value"))), Map.of());
    }
}
