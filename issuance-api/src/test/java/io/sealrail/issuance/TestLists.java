package io.sealrail.issuance;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.events.StatusListPublished;

/** Says on Kafka what status-list-service would say. */
public final class TestLists {

    private static final AtomicLong LIST_IDS = new AtomicLong(1000);

    private TestLists() {}

    /** Version 1 of a new list of the issuer. */
    public static StatusListPublished list(String issuerDid, int size) {
        String listId = Long.toString(LIST_IDS.incrementAndGet());
        String key = Ed25519KeyPair.generate(new SecureRandom()).publicKeyMultibase();
        return new StatusListPublished(
                listId,
                issuerDid,
                size,
                issuerDid + "#status-" + listId,
                key,
                1,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Publishes, and waits for Kafka to have it. */
    public static void publish(DomainEvent event) {
        publish(event.topic(), event.key(), EventJson.write(event));
    }

    /** Publishes whatever text to a topic, named without its prefix. */
    public static void publish(String topic, String key, String value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", config("kafka.bootstrap.servers"));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(config("sealrail.topic-prefix") + topic, key, value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
