package io.sealrail.kit.restore;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.EventJson;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.kit.listen.EventBatch;
import io.sealrail.kit.outbox.EventPublisher;
import io.sealrail.kit.replay.OwnEvents;
import io.sealrail.kit.replay.ReplayGate;
import io.sealrail.kit.sample.TopicReader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** A topic of ours that goes on where the database ends, as after a restore from a backup. */
@OnStack
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    PublishedOffsets published;

    @Inject
    EventBatch batches;

    @Inject
    EventPublisher publisher;

    @Inject
    LeasedLoop loops;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    private final String run = UUID.randomUUID().toString();
    private final List<IssuerKeyPublished> restored = new ArrayList<>();
    private Function<List<IssuerKeyPublished>, Uni<Void>> restore = this::keep;

    @BeforeEach
    void knowWhatIsThere() {
        replayOwn().replay(own()).await().atMost(PATIENCE);
        restored.clear();
    }

    @Test
    void givesWhatLiesBeyondInOrderAndOnlyOnce() {
        List<IssuerKeyPublished> lost = publish(2_500);
        assertEquals(2_500, replayOwn().replay(own()).await().atMost(PATIENCE));
        for (int key = 0; key < 7; key++) {
            String of = run + key;
            assertEquals(
                    lost.stream().filter(event -> event.key().equals(of)).toList(),
                    restored.stream().filter(event -> event.key().equals(of)).toList());
        }
        assertEquals(0, replayOwn().replay(own()).await().atMost(PATIENCE));
        assertEquals(2_500, restored.size());
    }

    @Test
    void givesTheWholeTopicToDatabaseThatKnowsNothingOfIt() {
        publish(20);
        replayOwn().replay(own()).await().atMost(PATIENCE);
        execute("delete from published_offsets");
        long all = ends().values().stream().mapToLong(Long::longValue).sum();
        assertEquals(all, replayOwn().replay(own()).await().atMost(PATIENCE));
    }

    @Test
    void beginsAnewWhereTheTopicIsShorterThanWhatWasPublished() {
        publish(20);
        execute("update published_offsets set next_offset = next_offset + 1000000");
        long all = ends().values().stream().mapToLong(Long::longValue).sum();
        assertEquals(all, replayOwn().replay(own()).await().atMost(PATIENCE));
        assertEquals(0, replayOwn().replay(own()).await().atMost(PATIENCE));
    }

    @Test
    void triesAgainWhatFailedAndPutsWhatCannotBeRestoredOnTheDeadLetters() {
        publish(10);
        publishText(run + "-malformed", "{");
        restore = events -> events.stream().anyMatch(event -> event.sequence() == 3)
                ? Uni.createFrom().failure(new IllegalArgumentException("canary"))
                : keep(events);
        int[] tries = {0};
        Function<List<IssuerKeyPublished>, Uni<Void>> poisoned = restore;
        restore =
                events -> tries[0]++ == 0 ? Uni.createFrom().failure(new IOException("away")) : poisoned.apply(events);
        assertEquals(11, replayOwn().replay(own()).await().atMost(PATIENCE));
        assertEquals(9, restored.size());
        try (TopicReader letters = new TopicReader(bootstrap, Topics.deadLetter(topic()))) {
            letters.await(2, record -> record.key().startsWith(run));
        }
    }

    @Test
    void opensTheGateWhenEverythingIsRestored() {
        publish(3);
        ReplayGate gate = new ReplayGate();
        new ReplayAtStart(List.of(own()), replayOwn(), published, gate, loops, true).onStart(null);
        Awaitility.await().atMost(PATIENCE).until(gate::isOpen);
        assertEquals(3, restored.size());
        gate.opened().await().atMost(PATIENCE);
    }

    @Test
    void waitsForKafkaUnlessAnotherProcessWorksOnTheDatabase() {
        ReplayGate gate = new ReplayGate();
        AtomicInteger asked = new AtomicInteger();
        PublishedOffsets othersAtTheSecondTry = new PublishedOffsets(pool) {
            @Override
            Uni<Boolean> othersWork(String lease) {
                assertFalse(gate.isOpen());
                return asked.incrementAndGet() == 1 ? Uni.createFrom().item(false) : super.othersWork(lease);
            }
        };
        new ReplayAtStart(List.of(own()), replayOwn("localhost:1"), othersAtTheSecondTry, gate, loops, true)
                .onStart(null);
        Awaitility.await().atMost(PATIENCE).until(gate::isOpen);
        assertEquals(2, asked.get());
    }

    private ReplayOwnTopic replayOwn() {
        return replayOwn(bootstrap);
    }

    private ReplayOwnTopic replayOwn(String kafka) {
        return new ReplayOwnTopic(Map.of("bootstrap.servers", kafka), Optional.of(prefix), published, batches);
    }

    private OwnEvents<IssuerKeyPublished> own() {
        return new OwnEvents<>() {
            @Override
            public Class<IssuerKeyPublished> type() {
                return IssuerKeyPublished.class;
            }

            @Override
            public Uni<Void> restore(List<IssuerKeyPublished> events) {
                return restore.apply(events);
            }
        };
    }

    private Uni<Void> keep(List<IssuerKeyPublished> events) {
        restored.addAll(events);
        return Uni.createFrom().voidItem();
    }

    private List<IssuerKeyPublished> publish(int count) {
        List<IssuerKeyPublished> events = IntStream.range(0, count)
                .mapToObj(i -> new IssuerKeyPublished(run + i % 7, "key", "z6Mk", Instant.EPOCH, null, null, 3, i))
                .toList();
        publisher
                .publish(events.stream()
                        .map(event -> new ProducerRecord<>(topic(), event.key(), EventJson.write(event)))
                        .toList())
                .await()
                .atMost(PATIENCE);
        return events;
    }

    private void publishText(String key, String value) {
        publisher
                .publish(List.of(new ProducerRecord<>(topic(), key, value)))
                .await()
                .atMost(PATIENCE);
    }

    private Map<TopicPartition, Long> ends() {
        try (TopicReader reader = new TopicReader(bootstrap, topic())) {
            return reader.ends();
        }
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private String topic() {
        return prefix + Topics.ISSUER_KEY_PUBLISHED;
    }
}
