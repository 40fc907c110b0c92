package io.sealrail.kit.listen;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Up to where this database has applied the topics of others. Written after each batch, without waiting for the disk: a row
 * that was lost, or is older than the rows around it, lets some events be applied again, which is harmless.
 */
@ApplicationScoped
class ConsumedOffsets {

    private static final Logger LOG = Logger.getLogger(ConsumedOffsets.class);
    private static final String STORE = """
            with unhurried as materialized (select set_config('synchronous_commit', 'off', true))
            insert into consumed_offsets (topic, partition, next_offset)
            select topic, partition, next_offset
            from unnest($1::text[], $2::int[], $3::bigint[]) as applied (topic, partition, next_offset), unhurried
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";
    private static final String OF = """
            select topic, partition, next_offset from consumed_offsets
            join unnest($1::text[], $2::int[]) as asked (topic, partition) using (topic, partition)""";

    private final Pool pool;
    private final Duration firstPause;
    private final Duration longestPause;

    @Inject
    ConsumedOffsets(Pool pool) {
        this(pool, Backoff.FIRST, Backoff.LONGEST);
    }

    ConsumedOffsets(Pool pool, Duration firstPause, Duration longestPause) {
        this.pool = pool;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Remembers that the records are applied; tries without limit, as the batch behind them would, and does not fail. */
    Uni<Void> store(ConsumerRecords<String, String> applied) {
        Map<TopicPartition, Long> next = next(applied);
        if (next.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<TopicPartition> partitions = List.copyOf(next.keySet());
        Long[] offsets = partitions.stream().map(next::get).toArray(Long[]::new);
        return Uni.createFrom()
                .deferred(() -> write(Tuple.of(topics(partitions), numbers(partitions), offsets)))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("offsets not stored, it is tried again kind=%s", WithoutMessages.kind(failure)))
                .onFailure()
                .retry()
                .withBackOff(firstPause, longestPause)
                .indefinitely();
    }

    Uni<Void> write(Tuple applied) {
        return pool.preparedQuery(STORE).execute(applied).replaceWithVoid();
    }

    /** The offset behind the last applied event of each partition; partitions of which nothing was applied are absent. */
    Uni<Map<TopicPartition, Long>> of(Collection<TopicPartition> asked) {
        List<TopicPartition> partitions = List.copyOf(asked);
        return pool.preparedQuery(OF)
                .execute(Tuple.of(topics(partitions), numbers(partitions)))
                .map(rows -> {
                    Map<TopicPartition, Long> offsets = new HashMap<>();
                    rows.forEach(row ->
                            offsets.put(new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2)));
                    return offsets;
                });
    }

    private static Map<TopicPartition, Long> next(ConsumerRecords<String, String> applied) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (ConsumerRecord<String, String> each : applied) {
            next.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
        }
        return next;
    }

    private static String[] topics(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).toArray(String[]::new);
    }

    private static Integer[] numbers(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
    }
}
