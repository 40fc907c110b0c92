package io.sealrail.verifier;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;

/** Publishes events as the other services do. */
public final class TestEvents {

    private TestEvents() {}

    /** Returns when Kafka has them, in this order. */
    public static void publish(DomainEvent... events) {
        Config config = ConfigProvider.getConfig();
        String prefix = config.getValue("SEALRAIL_TOPIC_PREFIX", String.class);
        Map<String, Object> producer = Map.of("bootstrap.servers", config.getValue("SEALRAIL_KAFKA", String.class));
        try (var kafka = new KafkaProducer<>(producer, new StringSerializer(), new StringSerializer())) {
            for (DomainEvent event : events) {
                kafka.send(new ProducerRecord<>(prefix + event.topic(), event.key(), EventJson.write(event)))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
