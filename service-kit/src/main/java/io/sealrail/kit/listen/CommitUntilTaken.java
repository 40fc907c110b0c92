package io.sealrail.kit.listen;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Commits what is applied at once, without making the next batch wait for it, and again until Kafka has taken it or the
 * partition is another's. A commit that is lost with a broker would otherwise show as a lag until the partition's next event.
 *
 * <p>What was polled before the partition was assigned anew is not committed: it is polled once more, here or elsewhere, and
 * whoever has it now may be further.
 */
final class CommitUntilTaken implements KafkaCommitHandler {

    static final String NAME = "sealrail-until-taken";

    private static final Logger LOG = Logger.getLogger(CommitUntilTaken.class);

    /** Makes one for each channel. */
    @ApplicationScoped
    @Identifier(NAME)
    public static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new CommitUntilTaken(consumer);
        }
    }

    private final KafkaConsumer<?, ?> consumer;

    /** In which generation of the group each partition came here. This and what follows belong to the polling thread. */
    private final Map<TopicPartition, Integer> assigned = new HashMap<>();

    /** What Kafka has not taken yet. */
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();

    private int failures;
    private boolean waiting;

    CommitUntilTaken(KafkaConsumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        TopicPartition partition = new TopicPartition(record.getTopic(), record.getPartition());
        OffsetAndMetadata next = new OffsetAndMetadata(record.getOffset() + 1);
        onPollingThread(polling -> {
            if (record.getConsumerGroupGenerationId() >= assigned.getOrDefault(partition, Integer.MAX_VALUE)) {
                due.put(partition, next);
                commit(polling, Map.of(partition, next));
            }
        });
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        int generation = consumer.unwrap().groupMetadata().generationId();
        partitions.forEach(partition -> assigned.put(partition, generation));
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        assigned.keySet().removeAll(partitions);
        due.keySet().removeAll(partitions);
    }

    private void commit(Consumer<?, ?> polling, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            polling.commitAsync(offsets, (committed, failure) -> {
                if (failure == null) {
                    failures = 0;
                    due.entrySet().removeAll(committed.entrySet());
                } else {
                    again(failure);
                }
            });
        } catch (KafkaException refused) {
            again(refused);
        }
    }

    /** Commits later all that is due then. */
    private void again(Exception failure) {
        LOG.debugf("offsets not committed, it is tried again kind=%s", WithoutMessages.kind(failure));
        if (waiting) {
            return;
        }
        waiting = true;
        failures++;
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Backoff.after(failures))
                .subscribe()
                .with(ignored -> onPollingThread(polling -> {
                    waiting = false;
                    if (!due.isEmpty()) {
                        commit(polling, Map.copyOf(due));
                    }
                }));
    }

    /** What fails here fails with the consumer: it is closed. */
    private void onPollingThread(java.util.function.Consumer<Consumer<?, ?>> action) {
        consumer.runOnPollingThread(action::accept)
                .subscribe()
                .with(ignored -> {}, failure -> LOG.debugf("consumer closed kind=%s", WithoutMessages.kind(failure)));
    }
}
