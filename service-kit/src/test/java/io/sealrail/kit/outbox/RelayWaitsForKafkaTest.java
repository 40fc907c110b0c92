package io.sealrail.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusMock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.kit.sample.SaveSample;

/** A producer that knows its topics keeps the records while Kafka is away, and the relay's step does not end. */
@OnStack
class RelayWaitsForKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_STEP = Duration.ofMillis(500);

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @Inject
    EventPublisher publisher;

    @Inject
    LeasedLoop loops;

    @Test
    void itsStepMayWaitWithoutARestart() {
        CompletableFuture<Map<TopicPartition, Long>> back = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        QuarkusMock.installMockForInstance(
                new EventPublisher(Map.of("bootstrap.servers", "localhost:1")) {
                    @Override
                    public Uni<Map<TopicPartition, Long>> publish(List<ProducerRecord<String, String>> records) {
                        asked.complete(null);
                        return Uni.createFrom().completionStage(back);
                    }
                },
                publisher);
        pool.withTransaction(tx -> outbox.add(tx, List.of(SaveSample.event("waits-" + UUID.randomUUID(), 1))))
                .await()
                .atMost(PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(asked::isDone);
        try {
            Awaitility.await()
                    .during(LONGEST_STEP.multipliedBy(4))
                    .atMost(LONGEST_STEP.multipliedBy(6))
                    .until(() -> !loops.stuckFor(LONGEST_STEP).contains("outbox-relay"));
        } finally {
            back.completeExceptionally(new IllegalStateException("the relay goes on with the real publisher"));
        }
    }
}
