package io.sealrail.kit.work;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class KafkaSettingsTest {

    private static final Map<String, Object> SHARED =
            Map.of("bootstrap.servers", "kafka:9093", "security.protocol", "SSL", "group.id", "verifier-service");

    @Test
    void keepsHowToReachKafkaAndLeavesTheGroup() {
        Map<String, Object> settings = KafkaSettings.outsideOfGroups(SHARED);
        assertEquals(Map.of("bootstrap.servers", "kafka:9093", "security.protocol", "SSL"), settings);
    }

    @Test
    void canBeAddedToWithoutChangingWhatIsShared() {
        Map<String, Object> shared = new HashMap<>(SHARED);
        KafkaSettings.outsideOfGroups(shared).put("acks", "all");
        assertEquals(SHARED, shared);
    }
}
