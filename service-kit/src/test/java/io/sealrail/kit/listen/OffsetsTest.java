package io.sealrail.kit.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever takes over begins at the first record not applied. */
@OnStack
class OffsetsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    StatusListener listener;

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @ConfigProperty(name = "mp.messaging.incoming.statuses.group.id")
    String group;

    private final String run = UUID.randomUUID().toString();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Set<String> applied = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    @AfterEach
    void doNothing() {
        listener.doing(ignored -> Uni.createFrom().voidItem());
    }

    @Test
    void nothingIsCommittedBeforeItIsAppliedAndTheNextOwnerBeginsThere() {
        listener.doing(this::applyUnlessAway);
        Set<String> before = send(0, 50);
        await(() -> applied.containsAll(before) && committed().equals(ends()));
        Map<TopicPartition, Long> committedBefore = committed();

        away = true;
        Set<String> stuck = send(50, 100);
        await(() -> !tried.isEmpty());
        Set<String> behind = send(100, 150);
        Set<String> readByNextOwner = takeOver(committedBefore);
        assertTrue(readByNextOwner.stream().anyMatch(stuck::contains));
        assertEquals(committedBefore, committed());

        away = false;
        await(() -> applied.containsAll(stuck)
                && applied.containsAll(behind)
                && committed().equals(ends()));
    }

    /** Joins the group, as another replica or a restarted process does, and reads all of what it is assigned. */
    private Set<String> takeOver(Map<TopicPartition, Long> committed) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                6000);
        try (KafkaConsumer<String, String> next =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            next.subscribe(List.of(topic()));
            Map<TopicPartition, Long> first = new HashMap<>();
            Set<String> read = new HashSet<>();
            await(() -> {
                for (ConsumerRecord<String, String> each : next.poll(Duration.ofMillis(200))) {
                    first.putIfAbsent(new TopicPartition(each.topic(), each.partition()), each.offset());
                    read.add(each.key());
                }
                return !first.isEmpty() && first.keySet().equals(next.assignment());
            });
            first.forEach((partition, offset) -> assertEquals(committed.get(partition), offset));
            return read;
        }
    }

    private Uni<Void> applyUnlessAway(List<CredentialStatus> events) {
        List<String> keys = events.stream().map(CredentialStatus::key).toList();
        if (away) {
            tried.addAll(keys);
            return Uni.createFrom().failure(new PgException("away", "FATAL", "57P01", null));
        }
        applied.addAll(keys);
        return Uni.createFrom().voidItem();
    }

    private Set<String> send(int from, int to) {
        List<CredentialStatus> events = IntStream.range(from, to)
                .mapToObj(i -> new CredentialStatus(
                        run + "-" + i,
                        "did:example:1",
                        new StatusReference("1", i),
                        CredentialStatus.State.REVOKED,
                        CredentialStatus.Cause.OPERATOR,
                        1,
                        Instant.EPOCH))
                .toList();
        publisher
                .publish(events.stream()
                        .map(event -> new ProducerRecord<>(topic(), event.key(), EventJson.write(event)))
                        .toList())
                .await()
                .atMost(PATIENCE);
        return events.stream().map(CredentialStatus::key).collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> committed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
            return offsets;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (TopicReader reader = new TopicReader(bootstrap, topic())) {
            return reader.ends();
        }
    }

    private String topic() {
        return prefix + Topics.CREDENTIAL_STATUS;
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}
