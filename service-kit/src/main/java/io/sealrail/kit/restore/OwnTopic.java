package io.sealrail.kit.restore;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.KafkaSettings;

/**
 * One of our topics, read from given offsets to where it ended when it was opened. Blocks, belongs to one thread, and fails
 * with a {@link TimeoutException} while Kafka is away.
 */
final class OwnTopic implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnTopic.class);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    private final String name;
    private final KafkaConsumer<String, String> consumer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> begins = new HashMap<>();

    /** @param kafka how every client reaches Kafka */
    OwnTopic(Map<String, Object> kafka, String name) {
        this.name = name;
        this.consumer = new KafkaConsumer<>(settings(kafka), new StringDeserializer(), new StringDeserializer());
    }

    /**
     * Looks where the topic begins and ends; one that does not exist is empty.
     *
     * @param known the offset behind the last known event by partition
     * @return the partitions that are shorter than what is known of them, to be begun anew: Kafka's data was lost
     */
    Integer[] open(Map<Integer, Long> known) {
        List<TopicPartition> partitions =
                Optional.ofNullable(consumer.partitionsFor(name, LONGEST_ANSWER)).orElse(List.of()).stream()
                        .map(each -> new TopicPartition(name, each.partition()))
                        .toList();
        consumer.assign(partitions);
        begins.putAll(consumer.beginningOffsets(partitions, LONGEST_ANSWER));
        ends.putAll(consumer.endOffsets(partitions, LONGEST_ANSWER));
        partitions.forEach(each -> consumer.seek(each, start(each, known.get(each.partition()))));
        return partitions.stream()
                .map(TopicPartition::partition)
                .filter(each -> known.getOrDefault(each, 0L) > ends.get(new TopicPartition(name, each)))
                .toArray(Integer[]::new);
    }

    private long start(TopicPartition partition, Long known) {
        long begin = begins.get(partition);
        if (known == null) {
            return begin;
        }
        if (known > ends.get(partition)) {
            LOG.errorf(
                    "own topic is shorter than what was published to it topic=%s partition=%d published=%d end=%d",
                    name, partition.partition(), known, ends.get(partition));
            return begin;
        }
        if (known < begin) {
            LOG.errorf(
                    "own topic has lost events that may be needed topic=%s partition=%d published=%d begin=%d",
                    name, partition.partition(), known, begin);
        }
        return Math.max(known, begin);
    }

    /** The next events; empty when the end is reached. */
    ConsumerRecords<String, String> next() {
        long since = System.nanoTime();
        while (!atEnd()) {
            ConsumerRecords<String, String> found = consumer.poll(Duration.ofMillis(200));
            if (!found.isEmpty()) {
                return found;
            }
            if (System.nanoTime() - since > LONGEST_SILENCE.toNanos()) {
                throw new TimeoutException("own topic does not answer");
            }
        }
        return ConsumerRecords.empty();
    }

    private boolean atEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** The offset behind the last event that {@link #next} gave, by partition. */
    Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new HashMap<>();
        ends.keySet().forEach(each -> positions.put(each.partition(), consumer.position(each, LONGEST_ANSWER)));
        return positions;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = KafkaSettings.outsideOfGroups(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LONGEST_ANSWER.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LONGEST_ANSWER.toMillis());
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        return settings;
    }
}
