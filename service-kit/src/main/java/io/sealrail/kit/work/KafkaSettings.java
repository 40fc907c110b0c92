package io.sealrail.kit.work;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What the clients of Kafka that are not channels begin with. */
public final class KafkaSettings {

    private KafkaSettings() {}

    /**
     * How to reach Kafka, to be added to.
     *
     * @param shared {@code kafka.*} as Quarkus gives it to every client, with the application's name as consumer group
     */
    public static Map<String, Object> outsideOfGroups(Map<String, Object> shared) {
        Map<String, Object> settings = new HashMap<>(shared);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
