package io.sealrail.kit.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.sealrail.events.Topics;
import io.sealrail.kit.OnStack;
import io.sealrail.kit.work.Workers;
import io.sealrail.stack.TopicProbe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class CaughtUpTest {

    private static final String TOPIC = Topics.PROGRAM_PUBLISHED;
    private static final String STORE = """
            insert into consumed_offsets (topic, partition, next_offset) values ($1, $2, $3)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    @Inject
    Pool pool;

    @Inject
    Workers workers;

    @Test
    void isSoOnceTheDatabaseReflectsWhatTheTopicHeldAtFirst() {
        try (TopicProbe topics = new TopicProbe(bootstrap, prefix)) {
            for (int key = 0; key < 20; key++) {
                topics.send(TOPIC, "held" + key, "{}");
            }
            Map<Integer, Long> held = ends(topics);
            CaughtUp caughtUp =
                    new CaughtUp(Map.of("bootstrap.servers", bootstrap), Optional.of(prefix), pool, workers);
            assertFalse(isSo(caughtUp));
            topics.send(TOPIC, "later", "{}");
            held.forEach((partition, end) -> store(partition, end - 1));
            assertFalse(isSo(caughtUp));

            held.forEach(this::store);

            assertTrue(isSo(caughtUp));
        }
    }

    private static Map<Integer, Long> ends(TopicProbe topics) {
        Map<Integer, Long> ends = new HashMap<>();
        for (ConsumerRecord<String, String> each : topics.records(TOPIC)) {
            ends.merge(each.partition(), each.offset() + 1, Math::max);
        }
        return ends;
    }

    private void store(int partition, long next) {
        pool.preparedQuery(STORE)
                .execute(Tuple.of(prefix + TOPIC, partition, next))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private static boolean isSo(CaughtUp caughtUp) {
        return caughtUp.with(TOPIC).await().atMost(Duration.ofSeconds(10));
    }
}
