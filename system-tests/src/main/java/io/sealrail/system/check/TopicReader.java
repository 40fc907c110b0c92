package io.sealrail.system.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their first record to their last, as member of no group, and how far the services' groups are. */
final class TopicReader {

    private static final List<String> TOPICS = List.of(
            "issue-requested.v1",
            "credential-withdrawn.v1",
            "batch-sealed.v1",
            "credential-onchain.v1",
            "credential-status.v1",
            "issuer-key-published.v1",
            "program-published.v1",
            "status-list-published.v1");

    /** Who must have read what, whether or not it has ever said how far it is. */
    private static final Map<String, List<String>> GROUPS = Map.of(
            "issuance-api.status-lists", List.of("status-list-published.v1"),
            "issuance-api.onchain", List.of("credential-onchain.v1"),
            "issuance-api.credential-status", List.of("credential-status.v1"),
            "onchain-worker", List.of("issue-requested.v1"),
            "revocation-service", List.of("issue-requested.v1"),
            "revocation-service.withdrawn", List.of("credential-withdrawn.v1"),
            "status-list-service.issuers", List.of("issuer-key-published.v1"),
            "status-list-service.statuses", List.of("credential-status.v1"),
            "verifier-service",
                    List.of(
                            "issuer-key-published.v1",
                            "program-published.v1",
                            "status-list-published.v1",
                            "credential-status.v1",
                            "credential-onchain.v1"));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrap;

    TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** The topics that a service consumes, so that poison there ends as a dead letter. */
    static List<String> consumed() {
        return GROUPS.values().stream().flatMap(List::stream).distinct().toList();
    }

    void read(TopicRecords records) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 << 20,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            long lastProgress = System.nanoTime();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
                var polled = consumer.poll(Duration.ofMillis(500));
                polled.forEach(records::take);
                lastProgress = polled.isEmpty() ? lastProgress : System.nanoTime();
                if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the topics cannot be read to their end");
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.listTopics(PATIENCE).entrySet().stream()
                .filter(topic -> TOPICS.stream()
                        .anyMatch(ours ->
                                topic.getKey().equals(ours) || topic.getKey().equals(ours + ".dlq")))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    List<Lag> lags() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2))) {
            Map<TopicPartition, Long> ends = ends(admin);
            List<Lag> lags = new ArrayList<>();
            for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get();
                ends.forEach((partition, end) -> {
                    if (group.getValue().contains(partition.topic())) {
                        OffsetAndMetadata next = committed.get(partition);
                        lags.add(new Lag(
                                group.getKey(),
                                partition.topic(),
                                partition.partition(),
                                next == null ? 0 : next.offset(),
                                end));
                    }
                });
            }
            return lags;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how far its consumers are", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = admin.describeTopics(consumed()).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
