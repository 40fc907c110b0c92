package io.sealrail.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Records of the outbox's events: CloudEvents 1.0 in the binary mode of its Kafka binding, key = aggregate id. */
@ApplicationScoped
public class CloudEvents {

    /** The header of CloudEvents' Distributed Tracing extension: the trace that the event belongs to. */
    public static final String TRACE_PARENT = "ce_traceparent";

    private final String topicPrefix;
    private final String source;

    CloudEvents(
            @ConfigProperty(name = "sealrail.topic-prefix") Optional<String> topicPrefix,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.topicPrefix = topicPrefix.orElse("");
        this.source = "/" + application;
    }

    ProducerRecord<String, String> record(OutboxRows.Waiting event) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topicPrefix + event.topic(), event.key(), event.payload());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", event.id().toString());
        header(record, "ce_source", source);
        header(record, "ce_type", event.type());
        header(record, "ce_time", event.storedAt().toInstant().toString());
        header(record, "content-type", "application/json");
        if (event.traceparent() != null) {
            header(record, TRACE_PARENT, event.traceparent());
        }
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
