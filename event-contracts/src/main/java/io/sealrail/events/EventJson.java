package io.sealrail.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The JSON of the events: times as RFC 3339 text, absent instead of {@code null}, unknown members ignored. */
public final class EventJson {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private EventJson() {}

    /** The event as JSON text. */
    public static String write(DomainEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event cannot be written: " + event.topic(), e);
        }
    }

    /**
     * Reads an event.
     *
     * @throws MalformedEventException if the text is not JSON, or not of this event's shape
     */
    public static <E extends DomainEvent> E read(String json, Class<E> type) {
        try {
            E event = MAPPER.readValue(json, type);
            if (event == null || event.key() == null) {
                throw new MalformedEventException("event without key on " + Topics.of(type), null);
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("not an event of " + Topics.of(type), e);
        }
    }
}
