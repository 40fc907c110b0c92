package io.sealrail.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;

import io.sealrail.kit.work.KafkaSettings;

/**
 * Sends records with the idempotent producer and {@code acks=all}. Its one thread may wait for Kafka as long as it takes:
 * sending is tried again inside the producer without limit, because giving up on one record would let later ones overtake it.
 */
@ApplicationScoped
public class EventPublisher {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread publisher = new Thread(task, "sealrail-publisher");
        publisher.setDaemon(true);
        return publisher;
    });
    private volatile KafkaProducer<String, String> producer;

    /** @param kafka how every client reaches Kafka: the settings {@code kafka.*} */
    EventPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends the records in order and completes when all are acknowledged; if it fails, any of them may have been.
     *
     * @return for each partition the offset behind the last of these records
     */
    public Uni<Map<TopicPartition, Long>> publish(List<ProducerRecord<String, String>> records) {
        return Uni.createFrom().item(() -> sendAll(records)).runSubscriptionOn(thread);
    }

    private Map<TopicPartition, Long> sendAll(List<ProducerRecord<String, String>> records) {
        try {
            return sendInOrder(records);
        } catch (KafkaException e) {
            if (!(e instanceof RetriableException)) {
                startAfresh();
            }
            throw e;
        }
    }

    /** A producer that has met a fatal fault refuses everything from then on. */
    private void startAfresh() {
        KafkaProducer<String, String> broken = producer;
        producer = null;
        if (broken != null) {
            broken.close(Duration.ZERO);
        }
    }

    private Map<TopicPartition, Long> sendInOrder(List<ProducerRecord<String, String>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<String, String> each : records) {
            Future<RecordMetadata> future = producer().send(each);
            if (future.isDone()) {
                acknowledged(future);
            }
            sent.add(future);
        }
        producer().flush();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (Future<RecordMetadata> each : sent) {
            RecordMetadata written = acknowledged(each);
            if (written.hasOffset()) {
                next.merge(new TopicPartition(written.topic(), written.partition()), written.offset() + 1, Math::max);
            }
        }
        return next;
    }

    /** A record that was refused at once (Kafka is away) stops the batch before a later record could overtake it. */
    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException("publishing was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        }
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = KafkaSettings.outsideOfGroups(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        KafkaProducer<String, String> open = producer;
        if (open != null) {
            open.close(LONGEST_CLOSE);
        }
    }
}
