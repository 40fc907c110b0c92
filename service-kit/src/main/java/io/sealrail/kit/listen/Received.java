package io.sealrail.kit.listen;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.kit.outbox.CloudEvents;
import io.sealrail.kit.trace.TraceParents;
import io.sealrail.kit.trace.Traced;

/** A record that could be read. */
record Received<E>(ConsumerRecord<String, String> record, Traced<E> traced) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String UNKNOWN = "unknown";

    /** Fails if the record is no event of the type. */
    static <E extends DomainEvent> Received<E> of(ConsumerRecord<String, String> record, Class<E> type) {
        E event = EventJson.read(record.value(), type);
        return new Received<>(
                record, new Traced<>(event, TraceParents.followed(header(record, CloudEvents.TRACE_PARENT))));
    }

    String eventId() {
        return eventId(record);
    }

    /** The id of any record's event, which may be poison: what is no id of ours is {@code unknown}. */
    static String eventId(ConsumerRecord<String, String> record) {
        String id = header(record, "ce_id");
        return id != null && ID.matcher(id).matches() ? id : UNKNOWN;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
