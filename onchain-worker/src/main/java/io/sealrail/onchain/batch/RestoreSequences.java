package io.sealrail.onchain.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.kit.replay.OwnEvents;

/** Counts on, after a restore, from what was said of a batch: consumers would not hear a number that they have heard. */
@ApplicationScoped
class RestoreSequences implements OwnEvents<CredentialOnchain> {

    private static final String COUNT_ON = """
            update batches b set onchain_sequence = t.sequence from unnest($1::uuid[], $2::bigint[]) as t (id, sequence)
            where b.batch_id = t.id and b.onchain_sequence < t.sequence""";

    private final Pool pool;

    RestoreSequences(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Class<CredentialOnchain> type() {
        return CredentialOnchain.class;
    }

    /** Behind {@link RebuildBatches}, whose batches are to be there. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Uni<Void> restore(List<CredentialOnchain> events) {
        Map<UUID, Long> highest = events.stream()
                .collect(Collectors.toMap(
                        event -> UUID.fromString(event.batchId()), CredentialOnchain::sequence, Math::max));
        return pool.preparedQuery(COUNT_ON)
                .execute(Tuple.of(
                        highest.keySet().toArray(UUID[]::new), highest.values().toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
