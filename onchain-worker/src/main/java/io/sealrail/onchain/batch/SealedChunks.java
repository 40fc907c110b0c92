package io.sealrail.onchain.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.BatchSealed;
import io.sealrail.events.EventJson;

/** The chunks of batches that are being rebuilt; they may come in any order and more than once. */
@ApplicationScoped
class SealedChunks {

    private static final String UNKNOWN = """
            select t.id from unnest($1::uuid[]) as t (id)
            where not exists (select 1 from batches b where b.batch_id = t.id)""";
    private static final String KEEP = """
            insert into sealed_chunks (batch_id, chunk, event) select * from unnest($1::uuid[], $2::int[], $3::text[])
            on conflict do nothing""";
    private static final String OF_BATCHES = "select event from sealed_chunks where batch_id = any($1)";

    private final Pool pool;

    SealedChunks(Pool pool) {
        this.pool = pool;
    }

    /** Those of the batches that have no row. */
    Uni<Set<UUID>> unknown(Set<UUID> batchIds) {
        return pool.preparedQuery(UNKNOWN)
                .execute(Tuple.of(batchIds.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .collect(Collectors.toSet()));
    }

    /** Keeps chunks and gives all that there are now of their batches, by batch. */
    Uni<Collection<List<BatchSealed>>> keep(Map<UUID, List<BatchSealed>> chunks) {
        List<UUID> ids = new ArrayList<>();
        List<BatchSealed> events = new ArrayList<>();
        chunks.forEach((id, ofBatch) -> ofBatch.forEach(chunk -> {
            ids.add(id);
            events.add(chunk);
        }));
        Tuple rows = Tuple.of(
                ids.toArray(UUID[]::new),
                events.stream().map(BatchSealed::chunk).toArray(Integer[]::new),
                events.stream().map(EventJson::write).toArray(String[]::new));
        return pool.preparedQuery(KEEP)
                .execute(rows)
                .chain(() -> pool.preparedQuery(OF_BATCHES)
                        .execute(Tuple.of(chunks.keySet().toArray(UUID[]::new))))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> EventJson.read(row.getString(0), BatchSealed.class))
                        .collect(Collectors.groupingBy(BatchSealed::batchId))
                        .values());
    }

    Uni<Void> forget(SqlConnection tx, UUID batchId) {
        return tx.preparedQuery("delete from sealed_chunks where batch_id = $1")
                .execute(Tuple.of(batchId))
                .replaceWithVoid();
    }
}
