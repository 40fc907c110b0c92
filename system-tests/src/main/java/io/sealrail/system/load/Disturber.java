package io.sealrail.system.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.sealrail.events.Topics;
import io.sealrail.system.client.Demo;

/**
 * Brings the platform's own events again and out of their order, and events that nobody can apply. What Kafka does not take within
 * seconds, because it is away, is left; each method says what it took.
 */
public final class Disturber implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS = 20;

    /** Neither JSON, nor an event, nor one without what an event must have, nor text. */
    private static final List<byte[]> UNREADABLE = List.of(
            "not an event".getBytes(StandardCharsets.UTF_8),
            "{\"credentialId\":".getBytes(StandardCharsets.UTF_8),
            "[]".getBytes(StandardCharsets.UTF_8),
            "{\"sequence\":null,\"status\":7}".getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xff, 0, (byte) 0xfe});

    private final Poison poison;
    private final Random random;
    private final Map<String, Object> kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    /** @param seed decides what is chosen among the records that are there */
    public Disturber(Demo demo, Poison poison, long seed) {
        this.poison = poison;
        this.random = new Random(seed);
        this.kafka =
                Map.of("bootstrap.servers", demo.kafka(), "request.timeout.ms", 5_000, "default.api.timeout.ms", 5_000);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", demo.kafka(),
                "max.block.ms", 5_000,
                "request.timeout.ms", 4_000,
                "delivery.timeout.ms", 8_000,
                "acks", "all");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes some of the topic's events again, in their order, as a relay does that died before it had marked them. */
    public int repeat(String topic, int most) {
        return send(some(topic, most));
    }

    /** Publishes some of the topic's events again, the youngest first, so that older ones come after younger ones. */
    public int reorder(String topic, int most) {
        List<ProducerRecord<byte[], byte[]>> events = some(topic, most);
        Collections.reverse(events);
        return send(events);
    }

    /** Publishes an event that nobody can ever apply. */
    public int poison(String topic) {
        String key = poison.next(topic);
        byte[] value = UNREADABLE.get(random.nextInt(UNREADABLE.size()));
        int sent = send(List.of(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)));
        if (sent == 1) {
            poison.acknowledged(key);
        }
        return sent;
    }

    /** One such event on each topic of the platform. */
    public int poisonEachTopic() {
        return Topics.ALL.stream().mapToInt(this::poison).sum();
    }

    private int send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            records.forEach(each -> sent.add(producer.send(each)));
        } catch (KafkaException e) {
            return acknowledged(sent);
        }
        return acknowledged(sent);
    }

    private static int acknowledged(List<Future<RecordMetadata>> sent) {
        int acknowledged = 0;
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
                acknowledged++;
            } catch (ExecutionException e) {
                // Kafka is away: what it has not acknowledged is not counted
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return acknowledged;
            }
        }
        return acknowledged;
    }

    /** Up to so many records that follow each other on one partition, but for poison; none if Kafka is away. */
    private List<ProducerRecord<byte[], byte[]>> some(String topic, int most) {
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<TopicPartition> filled =
                    partitions.stream().filter(each -> ends.get(each) > 0).toList();
            if (filled.isEmpty()) {
                return new ArrayList<>();
            }
            TopicPartition chosen = filled.get(random.nextInt(filled.size()));
            long end = ends.get(chosen);
            long from = end <= most || random.nextBoolean() ? Math.max(0, end - most) : random.nextLong(end - most);
            return read(consumer, chosen, from, Math.min(end, from + most));
        } catch (KafkaException e) {
            return new ArrayList<>();
        }
    }

    private List<ProducerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int polls = 0; polls < POLLS && consumer.position(partition) < end; polls++) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.offset() < end && !isPoison(each)) {
                    records.add(new ProducerRecord<>(
                            each.topic(), each.partition(), each.key(), each.value(), each.headers()));
                }
            }
        }
        return records;
    }

    private boolean isPoison(ConsumerRecord<byte[], byte[]> each) {
        return each.key() != null && poison.explains(each.topic(), new String(each.key(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
