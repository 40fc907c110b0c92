package io.sealrail.kit.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.sealrail.kit.work.KafkaSettings;
import io.sealrail.kit.work.Workers;

/**
 * Tells whether this database reflects whatever a topic of others held when this process first asked. A service waits for that
 * where, after a restore, saying less than it has said before would be wrong.
 */
@ApplicationScoped
public class CaughtUp {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final String REACHED = "select partition, next_offset from consumed_offsets where topic = $1";

    private final Map<String, Object> kafka;
    private final String topicPrefix;
    private final Pool pool;
    private final Workers workers;
    private final Map<String, Map<Integer, Long>> ends = new ConcurrentHashMap<>();

    CaughtUp(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "sealrail.topic-prefix") Optional<String> topicPrefix,
            Pool pool,
            Workers workers) {
        this.kafka = kafka;
        this.topicPrefix = topicPrefix.orElse("");
        this.pool = pool;
        this.workers = workers;
    }

    /**
     * Fails while Kafka is away and has not been asked yet.
     *
     * @param topic without the prefix
     */
    public Uni<Boolean> with(String topic) {
        String name = topicPrefix + topic;
        return ends(name).chain(there -> reached(name).map(here -> there.entrySet().stream()
                .allMatch(end -> here.getOrDefault(end.getKey(), 0L) >= end.getValue())));
    }

    private Uni<Map<Integer, Long>> ends(String name) {
        return ends.containsKey(name)
                ? Uni.createFrom().item(ends.get(name))
                : workers.onWorker(() -> ask(name)).map(found -> ends.computeIfAbsent(name, ignored -> found));
    }

    private Map<Integer, Long> ask(String name) {
        Map<String, Object> settings = KafkaSettings.outsideOfGroups(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.partitionsFor(name, LONGEST_ANSWER)).orElse(List.of()).stream()
                            .map(each -> new TopicPartition(name, each.partition()))
                            .toList();
            return consumer.endOffsets(partitions, LONGEST_ANSWER).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    private Uni<Map<Integer, Long>> reached(String name) {
        return pool.preparedQuery(REACHED).execute(Tuple.of(name)).map(rows -> {
            Map<Integer, Long> offsets = new HashMap<>();
            rows.forEach(row -> offsets.put(row.getInteger(0), row.getLong(1)));
            return offsets;
        });
    }
}
