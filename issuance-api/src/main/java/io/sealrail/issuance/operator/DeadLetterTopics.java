package io.sealrail.issuance.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sealrail.events.Topics;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.KafkaSettings;

/** Reads dead-letter topics from outside of any consumer group. Blocks: for worker threads only. */
@ApplicationScoped
class DeadLetterTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final String prefix;

    DeadLetterTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "sealrail.topic-prefix", defaultValue = "") Optional<String> prefix) {
        this.kafka = kafka;
        this.prefix = prefix.orElse("");
    }

    /** The name on Kafka of the topic that the dead letters came from. */
    String source(String topic) {
        return prefix + topic;
    }

    /**
     * The newest dead letters of a topic, at most so many of each partition, in their order.
     *
     * @throws Problem 503 {@code KAFKA_AWAY}
     */
    List<ConsumerRecord<String, String>> newest(String topic, int limit) {
        return read(topic, (begin, end) -> Math.max(begin, end - limit));
    }

    /**
     * All dead letters of a topic, in the order of each partition.
     *
     * @throws Problem 503 {@code KAFKA_AWAY}
     */
    List<ConsumerRecord<String, String>> all(String topic) {
        return read(topic, (begin, end) -> begin);
    }

    /**
     * Where the dead letters of a topic that Kafka still has begin and end, by partition.
     *
     * @throws KafkaException while Kafka does not answer
     */
    Map<Integer, Span> spans(String topic) {
        try (Consumer<String, String> consumer = new KafkaConsumer<>(settings())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            return partitions.stream()
                    .collect(Collectors.toMap(
                            TopicPartition::partition, each -> new Span(begins.get(each), ends.get(each))));
        }
    }

    /** Offsets from the first to the one after the last. */
    record Span(long begin, long end) {}

    private List<TopicPartition> partitions(Consumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(Topics.deadLetter(source(topic)), PATIENCE).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private List<ConsumerRecord<String, String>> read(String topic, ToLongBiFunction<Long, Long> start) {
        try (Consumer<String, String> consumer = new KafkaConsumer<>(settings())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            consumer.assign(partitions);
            partitions.forEach(each -> consumer.seek(each, start.applyAsLong(begins.get(each), ends.get(each))));
            return upTo(consumer, ends);
        } catch (KafkaException e) {
            throw Problem.of(503, "KAFKA_AWAY", "Kafka does not answer, try again")
                    .retryAfter(PATIENCE);
        }
    }

    private static List<ConsumerRecord<String, String>> upTo(
            Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, String> polled = consumer.poll(POLL);
            polled.forEach(found::add);
            if (!polled.isEmpty()) {
                patience = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > patience) {
                throw new KafkaException("no records within " + PATIENCE);
            }
        }
        return found;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = KafkaSettings.outsideOfGroups(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // closing waits for the fetch under way, and all that is asked for is there
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 0);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return settings;
    }
}
