package io.sealrail.onchain.batch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.merkle.MerkleTree;
import io.sealrail.events.BatchSealed;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.events.IssueRequested;
import io.sealrail.events.StatusReference;
import io.sealrail.events.Topics;
import io.sealrail.onchain.chain.HexData;

/** The other services' side of Kafka: says that credentials were accepted, hears what the worker says. */
final class TestEvents {

    private static final Random RANDOM = new Random();
    private static final AtomicInteger IDS = new AtomicInteger();

    private TestEvents() {}

    /** So many accepted credentials, not published yet. */
    static List<IssueRequested> accepted(int count) {
        List<IssueRequested> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] hash = new byte[32];
            RANDOM.nextBytes(hash);
            events.add(accepted("c2test" + IDS.incrementAndGet(), Hex.encode(hash)));
        }
        return events;
    }

    static IssueRequested accepted(String credentialId, String coreClaimHash) {
        return new IssueRequested(
                credentialId,
                "air",
                coreClaimHash,
                "did:air:id:test:x",
                "program",
                new StatusReference("2", 7),
                null,
                Instant.parse("2026-11-21T10:00:00Z"),
                null);
    }

    /** What is said of a batch of these credentials, with so many in an event; nothing is published. */
    static List<BatchSealed> sealed(List<IssueRequested> credentials, int inAnEvent) {
        List<BatchSealed.Leaf> leaves = credentials.stream()
                .map(each -> new BatchSealed.Leaf(each.credentialId(), each.coreClaimHash()))
                .toList();
        byte[] root = MerkleTree.of(leaves.stream()
                        .map(leaf -> Hex.decode(leaf.coreClaimHash()))
                        .toList())
                .root();
        String batchId = UUID.randomUUID().toString();
        int chunks = (leaves.size() + inAnEvent - 1) / inAnEvent;
        return IntStream.range(0, chunks)
                .mapToObj(chunk -> new BatchSealed(
                        batchId,
                        HexData.of(root),
                        leaves.size(),
                        chunk,
                        chunks,
                        leaves.subList(chunk * inAnEvent, Math.min(leaves.size(), (chunk + 1) * inAnEvent)),
                        Instant.parse("2026-11-21T10:00:00Z")))
                .toList();
    }

    static void publish(List<? extends DomainEvent> events) {
        try (KafkaProducer<String, String> producer = producer()) {
            events.forEach(event ->
                    producer.send(new ProducerRecord<>(prefixed(event.topic()), event.key(), EventJson.write(event))));
            producer.flush();
        }
    }

    /** An event of a call that is followed. */
    static void publish(DomainEvent event, String traceparent) {
        ProducerRecord<String, String> followed =
                new ProducerRecord<>(prefixed(event.topic()), event.key(), EventJson.write(event));
        followed.headers().add("ce_traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(followed);
            producer.flush();
        }
    }

    static void publishRaw(String topic, String key, String value) {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(prefixed(topic), key, value));
            producer.flush();
        }
    }

    /** Everything that was said of a credential so far, in order. */
    static List<CredentialOnchain> onchain(String credentialId) {
        return all(Topics.CREDENTIAL_ONCHAIN).stream()
                .filter(message -> message.key().equals(credentialId))
                .map(message -> EventJson.read(message.value(), CredentialOnchain.class))
                .toList();
    }

    static List<BatchSealed> sealed(String batchId) {
        return all(Topics.BATCH_SEALED).stream()
                .filter(message -> message.key().equals(batchId))
                .map(message -> EventJson.read(message.value(), BatchSealed.class))
                .toList();
    }

    /** All records of a topic from its beginning to its end of now. */
    static List<ConsumerRecord<String, String>> all(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", config("kafka.bootstrap.servers"), "fetch.max.wait.ms", 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefixed(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", config("kafka.bootstrap.servers")),
                new StringSerializer(),
                new StringSerializer());
    }

    private static String prefixed(String topic) {
        return ConfigProvider.getConfig()
                        .getOptionalValue("sealrail.topic-prefix", String.class)
                        .orElse("")
                + topic;
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
