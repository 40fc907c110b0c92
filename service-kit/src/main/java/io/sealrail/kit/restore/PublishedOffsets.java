package io.sealrail.kit.restore;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Up to where the database holds what this service has published; the relay moves it on with each batch that it marks. */
@ApplicationScoped
class PublishedOffsets {

    private static final String OF = "select partition, next_offset from published_offsets where topic = $1";
    private static final String ADVANCE = """
            insert into published_offsets as p (topic, partition, next_offset)
            select $1, * from unnest($2::int[], $3::bigint[])
            on conflict (topic, partition) do update set next_offset = greatest(p.next_offset, excluded.next_offset)""";
    private static final String FORGET = "delete from published_offsets where topic = $1 and partition = any($2)";
    private static final String OTHERS_WORK = """
            select exists (select 1 from leases where name <> $1 and expires_at > clock_timestamp())""";

    private final Pool pool;

    PublishedOffsets(Pool pool) {
        this.pool = pool;
    }

    /** The offset behind the last known event of each partition; partitions without any are absent. */
    Uni<Map<Integer, Long>> of(String topic) {
        return pool.preparedQuery(OF).execute(Tuple.of(topic)).map(rows -> {
            Map<Integer, Long> offsets = new HashMap<>();
            rows.forEach(row -> offsets.put(row.getInteger(0), row.getLong(1)));
            return offsets;
        });
    }

    /** Moves forward, never back. */
    Uni<Void> advance(String topic, Map<Integer, Long> next) {
        Integer[] partitions = next.keySet().stream().sorted().toArray(Integer[]::new);
        Long[] offsets = new Long[partitions.length];
        for (int i = 0; i < partitions.length; i++) {
            offsets[i] = next.get(partitions[i]);
        }
        return pool.preparedQuery(ADVANCE)
                .execute(Tuple.of(topic, partitions, offsets))
                .replaceWithVoid();
    }

    /** Begins partitions anew. */
    Uni<Void> forget(String topic, Integer[] partitions) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(topic, partitions)).replaceWithVoid();
    }

    /** Whether a process holds another lease at this moment, so that it is through its own replay and this database goes on. */
    Uni<Boolean> othersWork(String lease) {
        return pool.preparedQuery(OTHERS_WORK)
                .execute(Tuple.of(lease))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
