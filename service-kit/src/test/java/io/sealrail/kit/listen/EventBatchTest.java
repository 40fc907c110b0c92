package io.sealrail.kit.listen;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
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

@OnStack
class EventBatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    StatusListener listener;

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    private final String run = UUID.randomUUID().toString();
    private final Queue<CredentialStatus> applied = new ConcurrentLinkedQueue<>();

    @AfterEach
    void doNothing() {
        listener.doing(ignored -> Uni.createFrom().voidItem());
    }

    @Test
    void appliesInOrderInBatchesWhereHibernateWorks() {
        AtomicInteger calls = new AtomicInteger();
        listener.doing(events -> Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery("select 1", Integer.class).getSingleResult())
                .invoke(ignored -> calls.incrementAndGet())
                .chain(() -> keep(events))));
        List<CredentialStatus> events = events(400);
        send(events);
        await().until(() -> applied.size() >= events.size());
        for (int key = 0; key < 7; key++) {
            String of = run + "-" + key;
            assertEquals(
                    events.stream().filter(event -> event.key().equals(of)).toList(),
                    applied.stream().filter(event -> event.key().equals(of)).toList());
        }
        assertTrue(calls.get() < events.size(), "calls " + calls);
    }

    @Test
    void putsMalformedRecordsOnTheDeadLetterTopicAndAppliesTheOthers() {
        listener.doing(this::keep);
        List<CredentialStatus> events = events(20);
        publish(record(run + "-malformed", "{\"canary\": "));
        publish(record(run + "-null", null));
        send(events);
        await().until(() -> applied.size() >= events.size());
        ConsumerRecord<String, String> letter = deadLetter(run + "-malformed");
        assertEquals("{\"canary\": ", letter.value());
        assertEquals("malformed-event", header(letter, "reason"));
        assertEquals(prefix + Topics.CREDENTIAL_STATUS, header(letter, "topic"));
        assertTrue(Integer.parseInt(header(letter, "partition")) >= 0);
        assertTrue(Long.parseLong(header(letter, "offset")) >= 0);
        assertTrue(Instant.parse(header(letter, "timestamp"))
                .isBefore(Instant.now().plusSeconds(60)));
        assertEquals("kept", new String(letter.headers().lastHeader("ce_test").value(), StandardCharsets.UTF_8));
        assertEquals("malformed-event", header(deadLetter(run + "-null"), "reason"));
    }

    @Test
    void isolatesTheOnePoisonousEvent() {
        listener.doing(events -> events.stream().anyMatch(event -> event.sequence() == 13)
                ? Uni.createFrom().failure(new PgException("canary", "ERROR", "23505", null))
                : keep(events));
        List<CredentialStatus> events = events(100);
        send(events);
        await().until(() -> applied.size() >= events.size() - 1);
        assertTrue(applied.stream().noneMatch(event -> event.sequence() == 13));
        ConsumerRecord<String, String> letter = deadLetter(run + "-" + 13 % 7);
        assertEquals("sqlstate-23505", header(letter, "reason"));
        assertEquals(13, EventJson.read(letter.value(), CredentialStatus.class).sequence());
    }

    @Test
    void triesAgainWhileTheInfrastructureIsAway() {
        AtomicInteger calls = new AtomicInteger();
        listener.doing(events -> calls.incrementAndGet() < 7
                ? Uni.createFrom().failure(new PgException("canary", "FATAL", "57P01", null))
                : keep(events));
        send(events(1));
        await().until(() -> !applied.isEmpty());
        assertEquals(7, calls.get());
        assertNoDeadLetter();
    }

    @Test
    void triesAgainWhereAnotherTransactionHadTheRowFirst() {
        AtomicInteger calls = new AtomicInteger();
        listener.doing(events -> calls.incrementAndGet() < 2
                ? Uni.createFrom().failure(new PgException("canary", "ERROR", "23505", null))
                : keep(events));
        send(events(1));
        await().until(() -> !applied.isEmpty());
        assertNoDeadLetter();
    }

    @Test
    void losesARaceAfterAnOutageToo() {
        List<String> states = List.of("57P01", "57P01", "57P01", "23505");
        AtomicInteger calls = new AtomicInteger();
        listener.doing(events -> calls.get() < states.size()
                ? Uni.createFrom()
                        .failure(new PgException("canary", "ERROR", states.get(calls.getAndIncrement()), null))
                : keep(events));
        send(events(1));
        await().until(() -> !applied.isEmpty());
        assertNoDeadLetter();
    }

    @Test
    void givesFaultOfOursSomeTriesAndThenTheDeadLetterTopic() {
        AtomicInteger calls = new AtomicInteger();
        listener.doing(events -> {
            calls.incrementAndGet();
            throw new IllegalStateException("canary");
        });
        send(events(1));
        assertEquals("IllegalStateException", header(deadLetter(run + "-0"), "reason"));
        assertEquals(6, calls.get());
    }

    private List<CredentialStatus> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CredentialStatus(
                        run + "-" + i % 7,
                        "did:example:1",
                        new StatusReference("1", i),
                        CredentialStatus.State.REVOKED,
                        CredentialStatus.Cause.OPERATOR,
                        i,
                        Instant.EPOCH))
                .toList();
    }

    private Uni<Void> keep(List<CredentialStatus> events) {
        events.stream().filter(event -> event.key().startsWith(run)).forEach(applied::add);
        return Uni.createFrom().voidItem();
    }

    private void send(List<CredentialStatus> events) {
        publisher
                .publish(events.stream()
                        .map(event -> record(event.key(), EventJson.write(event)))
                        .toList())
                .await()
                .atMost(PATIENCE);
    }

    private void publish(ProducerRecord<String, String> record) {
        publisher.publish(List.of(record)).await().atMost(PATIENCE);
    }

    private ProducerRecord<String, String> record(String key, String value) {
        ProducerRecord<String, String> record = new ProducerRecord<>(prefix + Topics.CREDENTIAL_STATUS, key, value);
        record.headers().add("ce_test", "kept".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private ConsumerRecord<String, String> deadLetter(String key) {
        try (TopicReader reader = deadLetters()) {
            return reader.await(1, record -> key.equals(record.key())).get(0);
        }
    }

    private void assertNoDeadLetter() {
        try (TopicReader reader = deadLetters()) {
            assertTrue(reader.all().stream().noneMatch(record -> record.key().startsWith(run)));
        }
    }

    private TopicReader deadLetters() {
        return new TopicReader(bootstrap, Topics.deadLetter(prefix + Topics.CREDENTIAL_STATUS));
    }

    private static String header(ConsumerRecord<String, String> letter, String name) {
        return new String(letter.headers().lastHeader("dead-letter-" + name).value(), StandardCharsets.UTF_8);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }
}
