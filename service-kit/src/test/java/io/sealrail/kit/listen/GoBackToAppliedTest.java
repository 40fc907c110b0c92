package io.sealrail.kit.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.EventJson;
import io.sealrail.events.StatusReference;
import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.outbox.EventPublisher;
import io.sealrail.kit.sample.StatusListener;
import io.sealrail.kit.sample.TopicReader;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A database that was restored is behind what its consumers have committed to Kafka. */
@OnStack
class GoBackToAppliedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int EVENTS = 200;

    @Inject
    StatusListener listener;

    @Inject
    EventPublisher publisher;

    @Inject
    ConsumedOffsets consumed;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @ConfigProperty(name = "mp.messaging.incoming.statuses.group.id")
    String group;

    private final String run = UUID.randomUUID().toString();
    private final Queue<String> applied = new ConcurrentLinkedQueue<>();

    @AfterEach
    void doNothing() {
        listener.doing(ignored -> Uni.createFrom().voidItem());
    }

    @Test
    void appliesAgainWhatTheDatabaseHasLostAndNothingElse() {
        listener.doing(this::keep);
        await(() -> consumed().equals(ends()));
        Map<TopicPartition, Long> backup = consumed();
        send();
        await(() -> applied.size() == EVENTS && consumed().equals(ends()));

        restore(backup);
        rebalance();
        await(() -> applied.size() == 2 * EVENTS);
        rebalance();
        await(() -> consumed().equals(ends()));
        assertEquals(2 * EVENTS, applied.size());
    }

    private Uni<Void> keep(List<CredentialStatus> events) {
        events.stream()
                .map(CredentialStatus::key)
                .filter(key -> key.startsWith(run))
                .forEach(applied::add);
        return Uni.createFrom().voidItem();
    }

    private void send() {
        publisher
                .publish(IntStream.range(0, EVENTS)
                        .mapToObj(i -> new CredentialStatus(
                                run + i,
                                "did:example:1",
                                new StatusReference("1", i),
                                CredentialStatus.State.REVOKED,
                                CredentialStatus.Cause.OPERATOR,
                                1,
                                Instant.EPOCH))
                        .map(event -> new ProducerRecord<>(topic(), event.key(), EventJson.write(event)))
                        .toList())
                .await()
                .atMost(PATIENCE);
    }

    private void restore(Map<TopicPartition, Long> backup) {
        pool.query("delete from consumed_offsets").executeAndAwait();
        backup.forEach((partition, next) -> pool.query("insert into consumed_offsets values ('" + partition.topic()
                        + "', " + partition.partition() + ", " + next + ")")
                .executeAndAwait());
    }

    /** Another process joins the group and leaves it: this one's partitions are assigned anew. */
    private void rebalance() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "group.id", group, "enable.auto.commit", false, "max.poll.records", 1);
        try (KafkaConsumer<String, String> other =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            other.subscribe(List.of(topic()));
            await(() -> {
                other.poll(Duration.ofMillis(200));
                return !other.assignment().isEmpty();
            });
        }
    }

    private Map<TopicPartition, Long> consumed() {
        return consumed.of(ends().keySet()).await().atMost(PATIENCE);
    }

    /** Of the partitions that hold something. */
    private Map<TopicPartition, Long> ends() {
        try (TopicReader reader = new TopicReader(bootstrap, topic())) {
            return reader.ends().entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private String topic() {
        return prefix + Topics.CREDENTIAL_STATUS;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}
