package io.sealrail.system.load;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was put on topics on purpose though nobody can ever apply it. Each record is known by its key, which its dead letters have
 * too; it is noted before it is sent, so that one whose acknowledgement was lost is known as well. Thread-safe.
 */
public final class Poison {

    private static final String PREFIX = "poison-";

    private final Map<String, Sent> byKey = new ConcurrentHashMap<>();

    /**
     * One record.
     *
     * @param key the record's key, that of no event
     * @param acknowledged whether Kafka said that it has it; otherwise it may be on the topic or not
     */
    public record Sent(String topic, String key, Instant sentAt, boolean acknowledged) {}

    /** The key of a record that is about to be sent to the topic. */
    public String next(String topic) {
        String key = PREFIX + UUID.randomUUID();
        byKey.put(key, new Sent(topic, key, Instant.now(), false));
        return key;
    }

    /** Kafka has the record. */
    public void acknowledged(String key) {
        byKey.computeIfPresent(key, (same, sent) -> new Sent(sent.topic(), key, sent.sentAt(), true));
    }

    public Collection<Sent> sent() {
        return List.copyOf(byKey.values());
    }

    /** Whether a record of this topic, or of its dead-letter topic, that has this key was sent on purpose. */
    public boolean explains(String topic, String key) {
        Sent sent = key == null ? null : byKey.get(key);
        return sent != null && (topic.equals(sent.topic()) || topic.equals(sent.topic() + ".dlq"));
    }
}
