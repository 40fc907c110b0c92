package io.sealrail.kit.listen;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The client's own mock of a consumer fails as the client does when its broker goes. */
class CommitUntilTakenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofMillis(500);
    private static final TopicPartition PARTITION = new TopicPartition("issue-requested.v1", 0);

    private final ExecutorService pollingThread = Executors.newSingleThreadExecutor();
    private final Broker broker = new Broker();
    private final CommitUntilTaken commits = new CommitUntilTaken(consumer());

    @AfterEach
    void close() {
        pollingThread.shutdownNow();
    }

    @Test
    void commitsWhatIsApplied() {
        assign(7);
        apply(41, 7);
        assertEquals(42, committed());
    }

    @Test
    void asksAgainUntilKafkaHasTakenIt() {
        assign(7);
        broker.failures = 3;
        apply(41, 7);
        Awaitility.await().atMost(PATIENCE).until(() -> committed() == 42);
        assertEquals(4, broker.asked);
    }

    @Test
    void asksAgainWhenItIsRefusedAtOnce() {
        assign(7);
        broker.refusals = 2;
        apply(41, 7);
        Awaitility.await().atMost(PATIENCE).until(() -> committed() == 42);
    }

    @Test
    void neverTakesBackWhatWasCommittedSince() {
        assign(7);
        broker.failures = 1;
        apply(41, 7);
        apply(42, 7);
        Awaitility.await().during(LONGER_THAN_A_PAUSE).atMost(PATIENCE).until(() -> committed() == 43);
    }

    @Test
    void leavesWhatWasPolledBeforeThePartitionCameBack() {
        assign(7);
        onPollingThread(() -> commits.partitionsRevoked(Set.of(PARTITION)));
        apply(41, 7);
        assign(9);
        apply(41, 7);
        assertEquals(0, broker.asked);
        apply(50, 9);
        assertEquals(51, committed());
    }

    @Test
    void dropsWhatIsDueForAPartitionThatIsAnothersNow() {
        assign(7);
        broker.failures = 1;
        apply(41, 7);
        onPollingThread(() -> commits.partitionsRevoked(Set.of(PARTITION)));
        Awaitility.await().during(LONGER_THAN_A_PAUSE).atMost(PATIENCE).until(() -> broker.asked == 1);
    }

    private void assign(int generation) {
        onPollingThread(() -> {
            broker.generation = generation;
            broker.assign(List.of(PARTITION));
            commits.partitionsAssigned(List.of(PARTITION));
        });
    }

    private void apply(long offset, int generation) {
        ConsumerRecord<String, String> record =
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "key", "value");
        record.headers()
                .add("__smallrye_generationId", Integer.toString(generation).getBytes());
        commits.handle(new IncomingKafkaRecord<>(record, "channel", 0, commits, null, false));
        onPollingThread(() -> {});
    }

    private long committed() {
        long[] offset = {0};
        onPollingThread(() -> offset[0] = Optional.ofNullable(
                        broker.committed(Set.of(PARTITION)).get(PARTITION))
                .map(OffsetAndMetadata::offset)
                .orElse(0L));
        return offset[0];
    }

    private void onPollingThread(Runnable action) {
        Uni.createFrom().item(0).emitOn(pollingThread).invoke(action).await().atMost(PATIENCE);
    }

    @SuppressWarnings("unchecked")
    private KafkaConsumer<String, String> consumer() {
        return (KafkaConsumer<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KafkaConsumer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap")) {
                        return broker;
                    }
                    var action = (Consumer<MockConsumer<String, String>>) arguments[0];
                    return Uni.createFrom().voidItem().emitOn(pollingThread).invoke(() -> action.accept(broker));
                });
    }

    /** Fails the next commits, or refuses to take them, as many as it is told. */
    private static final class Broker extends MockConsumer<String, String> {

        private volatile int failures;
        private volatile int refusals;
        private volatile int asked;
        private volatile int generation;

        private Broker() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            asked++;
            if (refusals > 0) {
                refusals--;
                throw new SaslAuthenticationException("canary");
            }
            if (failures > 0) {
                failures--;
                callback.onComplete(offsets, new RetriableCommitFailedException("canary"));
            } else {
                super.commitAsync(offsets, callback);
            }
        }

        @Override
        public synchronized ConsumerGroupMetadata groupMetadata() {
            return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
        }
    }
}
