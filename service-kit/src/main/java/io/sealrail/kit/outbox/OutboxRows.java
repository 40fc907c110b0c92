package io.sealrail.kit.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.common.TopicPartition;

import io.sealrail.kit.lease.Lease;

/** The rows of the outbox, as the relay sees them. */
@ApplicationScoped
class OutboxRows {

    static final int MOST_CLEANED = 5_000;

    private static final String NEXT = """
            select position, id, aggregatetype, aggregateid, type, payload, "timestamp", traceparent
            from outbox where relayed_at is null order by position limit $1""";
    private static final String MARK = """
            with marked as (
                update outbox set relayed_at = clock_timestamp() where position = any($1) and %s returning 1),
              published as (
                insert into published_offsets (topic, partition, next_offset)
                select * from unnest($2::text[], $3::int[], $4::bigint[]) where exists (select 1 from marked)
                on conflict (topic, partition) do update set next_offset = excluded.next_offset)
            select count(*) from marked""";
    private static final String CLEAN = """
            delete from outbox where position in (
              select position from outbox where relayed_at < clock_timestamp() - $1 * interval '1 millisecond'
              order by relayed_at limit $2)""";
    private static final String WAITING = """
            select count(*) as depth, coalesce(extract(epoch from clock_timestamp() - (
              select "timestamp" from outbox where relayed_at is null order by position limit 1)), 0)::float8 as age
            from outbox where relayed_at is null""";

    private final Pool pool;

    OutboxRows(Pool pool) {
        this.pool = pool;
    }

    /** An event that was committed; {@code topic} is without the prefix, {@code traceparent} may be null. */
    record Waiting(
            long position,
            UUID id,
            String topic,
            String key,
            String type,
            String payload,
            OffsetDateTime storedAt,
            String traceparent) {}

    /** How many events wait and how long the oldest of them does. */
    record Depth(long events, Duration oldest) {

        boolean reaches(long mostEvents, Duration longest) {
            return events >= mostEvents || events > 0 && oldest.compareTo(longest) >= 0;
        }
    }

    Uni<List<Waiting>> next(int most) {
        return pool.preparedQuery(NEXT).execute(Tuple.of(most)).map(rows -> {
            List<Waiting> waiting = new ArrayList<>(rows.size());
            rows.forEach(row -> waiting.add(waiting(row)));
            return waiting;
        });
    }

    /**
     * Marks rows as relayed, and remembers how far the topics reflect this database, if the lease is still held.
     *
     * @param published the offset behind their last record by partition
     * @return how many were marked
     */
    Uni<Integer> mark(List<Waiting> relayed, Map<TopicPartition, Long> published, Lease lease) {
        Long[] positions = relayed.stream().map(Waiting::position).toArray(Long[]::new);
        List<TopicPartition> partitions = List.copyOf(published.keySet());
        return pool.preparedQuery(MARK.formatted(lease.fence()))
                .execute(Tuple.of(
                        positions,
                        partitions.stream().map(TopicPartition::topic).toArray(String[]::new),
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new),
                        partitions.stream().map(published::get).toArray(Long[]::new)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Deletes up to {@link #MOST_CLEANED} rows that were relayed longer ago than this. */
    Uni<Integer> clean(Duration keep) {
        return pool.preparedQuery(CLEAN)
                .execute(Tuple.of(keep.toMillis(), MOST_CLEANED))
                .map(rows -> rows.rowCount());
    }

    Uni<Depth> depth() {
        return pool.preparedQuery(WAITING)
                .execute()
                .map(rows -> depth(rows.iterator().next()));
    }

    private static Depth depth(Row row) {
        return new Depth(row.getLong("depth"), Duration.ofMillis((long) (row.getDouble("age") * 1000)));
    }

    static Waiting waiting(Row row) {
        return new Waiting(
                row.getLong("position"),
                row.getUUID("id"),
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                row.getString("type"),
                row.getString("payload"),
                row.getOffsetDateTime("timestamp"),
                row.getString("traceparent"));
    }
}
