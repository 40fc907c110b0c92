package io.sealrail.kit.listen;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Where Kafka's committed offset is ahead of what the database has applied, a consumer begins where the database is: the
 * database was restored from a backup. A database that knows nothing of a partition (new, or older than this table) reads it
 * from its start. A replica that was stalled inside a batch while its partition moved may have stored an offset that was passed
 * since: the events from there are applied again, which is harmless.
 *
 * <p>Called on Kafka's polling thread, which waits for the database as long as it takes: without it nothing could be applied.
 */
@ApplicationScoped
@Identifier(GoBackToApplied.NAME)
public class GoBackToApplied implements KafkaConsumerRebalanceListener {

    static final String NAME = "sealrail-applied";

    private static final Logger LOG = Logger.getLogger(GoBackToApplied.class);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final ConsumedOffsets consumed;
    private final CountDownLatch stopping = new CountDownLatch(1);

    GoBackToApplied(ConsumedOffsets consumed) {
        this.consumed = consumed;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        int failures = 0;
        boolean placed = partitions.isEmpty();
        while (!placed) {
            try {
                goBack(consumer, consumed.of(partitions).await().atMost(LONGEST_ANSWER), partitions);
                placed = true;
            } catch (RuntimeException e) {
                failures++;
                LOG.warnf("applied offsets not known yet failures=%d kind=%s", failures, WithoutMessages.kind(e));
                placed = stoppedWithin(Backoff.after(failures));
            }
        }
    }

    private static void goBack(
            Consumer<?, ?> consumer, Map<TopicPartition, Long> applied, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions), LONGEST_ANSWER);
        partitions.forEach(partition -> {
            OffsetAndMetadata ahead = committed.get(partition);
            long next = applied.getOrDefault(partition, 0L);
            if (ahead != null && ahead.offset() > next) {
                LOG.infof(
                        "going back to what the database has applied topic=%s partition=%d committed=%d applied=%d",
                        partition.topic(), partition.partition(), ahead.offset(), next);
                consumer.seek(partition, next);
            }
        });
    }

    private boolean stoppedWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void onShutdown(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
